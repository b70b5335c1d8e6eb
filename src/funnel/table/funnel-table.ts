import type { CsvCell } from '../../core/text/csv';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';

/** The table as rows of plain cells for spreadsheets: counts as they are, shares 0 … 1, times in seconds; '' for none. */
export function funnelCsv(steps: ChartStep[]): CsvCell[][] {
  const head = [
    m.funnel_column_stage(),
    m.funnel_column_actors(),
    m.funnel_column_previous(),
    m.funnel_column_first(),
    m.funnel_column_lost(),
    m.funnel_column_median_seconds(),
  ];
  const rows = steps.map((step) => [
    step.name,
    step.actors,
    step.fromPrevious ?? '',
    step.fromFirst ?? '',
    step.previous === null ? '' : step.lost,
    step.times?.median ?? '',
  ]);
  return [head, ...rows];
}
