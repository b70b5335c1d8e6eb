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
    m.decisions_cell_from(),
    m.decisions_cell_to(),
    m.decisions_cell_entered(),
    m.decisions_cell_passed(),
    m.decisions_column_rate(),
    m.decisions_column_reference(),
    m.decisions_cell_source(),
    m.decisions_cell_target(),
    m.decisions_column_importance(),
    m.decisions_cell_money(),
    m.decisions_column_controllability(),
    m.decisions_cell_score(),
    m.decisions_owner(),
    m.decisions_action(),
    m.decisions_due(),
  ];
  const rows = ranked.map(({ passage, reference, importance, action, score }) => [
    passage.from,
    passage.to,
    passage.entered,
    passage.passed,
    passage.rate ?? '',
    reference?.rate ?? '',
    reference ? referenceSource(reference, basis) : '',
    ownValue(targets, passage.id) ?? '',
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

/** One's own benchmarks by passage, and the industries' figures they may come from. */
export function benchmarkCsv(passages: StepRate[], { benchmarks }: Decisions): CsvCell[][] {
  const own = passages.map(({ id, from, to }) => [from, to, ownValue(benchmarks, id) ?? '']);
  const figures = measures.map((measure) => [
    measureLabel(measure),
    ...industries.map((industry) => industryFigures[measure][industry] ?? ''),
  ]);
  return [
    [m.decisions_cell_from(), m.decisions_cell_to(), m.decisions_benchmark()],
    ...own,
    [],
    [m.decisions_measure(), ...industries.map(industryLabel)],
    ...figures,
  ];
}
