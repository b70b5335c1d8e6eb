import type { CsvCell } from '../core/text/csv';
import type { DayRange } from '../core/time/period-dates';
import { conclusionText } from '../i18n/comparison-labels';
import { m } from '../i18n/paraglide/messages';
import type { ComparedPeriods } from './period-comparison';
import { daysText } from './period-labels';

/** Both periods as rows of plain cells for spreadsheets: counts as they are, shares and differences 0 … 1; '' for none. */
export function periodsCsv({ stages }: ComparedPeriods, days: { own: DayRange; other: DayRange }): CsvCell[][] {
  const [own, other] = [daysText(days.own), daysText(days.other)];
  const head = [
    m.funnel_column_stage(),
    ...[own, other].flatMap((period) => [
      `${m.funnel_column_actors()} ${period}`,
      `${m.funnel_column_previous()} ${period}`,
      `${m.funnel_column_first()} ${period}`,
    ]),
    m.periods_column_difference(),
    m.periods_cell_low(),
    m.periods_cell_high(),
    m.periods_cell_p(),
    m.periods_column_conclusion(),
  ];
  const rows = stages.map((stage) => [
    stage.name,
    ...[stage.own, stage.other].flatMap((of) => [of.actors, of.fromPrevious ?? '', of.fromFirst ?? '']),
    stage.conversionStep?.difference ?? '',
    stage.conversionStep?.interval.low ?? '',
    stage.conversionStep?.interval.high ?? '',
    stage.conversionStep?.corrected ?? '',
    stage.conversionStep ? conclusionText(stage.conversionStep.conclusion) : '',
  ]);
  return [head, ...rows];
}
