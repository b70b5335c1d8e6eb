import type { CsvCell } from '../core/text/csv';
import type { Decisions } from '../core/spec/decisions';
import { ownValue } from '../core/own-value';
import { m } from '../i18n/paraglide/messages';
import type { Basis } from './basis.svelte';
import { referenceSource } from './prioritize-labels';
import { industries, industryFigures, measures } from './industry';
import { industryLabel, measureLabel } from './industry-labels';
import type { StepRate } from './step-rates';
import type { Bottleneck } from './ranking';

/** The list as rows of plain cells for spreadsheets: shares 0 … 1, conversions and money as reckoned; '' for none. */
export function bottlenecksCsv(ranked: Bottleneck[], basis: Basis, { targets }: Decisions): CsvCell[][] {
  const head = [
    m.prioritize_cell_from(),
    m.prioritize_cell_to(),
    m.prioritize_cell_entered(),
    m.prioritize_cell_passed(),
    m.prioritize_column_rate(),
    m.prioritize_column_reference(),
    m.prioritize_cell_source(),
    m.prioritize_cell_target(),
    m.prioritize_column_importance(),
    m.prioritize_cell_money(),
    m.prioritize_column_controllability(),
    m.prioritize_cell_score(),
    m.prioritize_owner(),
    m.prioritize_action(),
    m.prioritize_due(),
  ];
  const rows = ranked.map(({ conversionStep, reference, importance, action, score }) => [
    conversionStep.from,
    conversionStep.to,
    conversionStep.entered,
    conversionStep.passed,
    conversionStep.rate ?? '',
    reference?.rate ?? '',
    reference ? referenceSource(reference, basis) : '',
    ownValue(targets, conversionStep.id) ?? '',
    importance ?? '',
    importance !== null && basis.worth ? importance * basis.worth.mean : '',
    action.controllability ?? '',
    score,
    action.owner,
    action.action,
    action.due ?? '',
  ]);
  return [head, ...rows];
}

/** One's own benchmarks by conversion step, and the industries' figures they may come from. */
export function benchmarkCsv(conversionSteps: StepRate[], { benchmarks }: Decisions): CsvCell[][] {
  const own = conversionSteps.map(({ id, from, to }) => [from, to, ownValue(benchmarks, id) ?? '']);
  const figures = measures.map((measure) => [
    measureLabel(measure),
    ...industries.map((industry) => industryFigures[measure][industry] ?? ''),
  ]);
  return [
    [m.prioritize_cell_from(), m.prioritize_cell_to(), m.prioritize_benchmark()],
    ...own,
    [],
    [m.prioritize_measure(), ...industries.map(industryLabel)],
    ...figures,
  ];
}
