import type { CsvCell } from '../core/text/csv';
import type { TrendInterval, TrendAnswer } from '../core/spec/timing';
import { shareOf } from '../core/stats/share-of';
import { m } from '../i18n/paraglide/messages';
import { intervalName, lastDayOf } from './interval-days';
import type { SeriesStyle } from '../chart/bins/series-style';

/** A row for each interval and series, for spreadsheets; the rate is 0 … 1. */
export function trendCsv({ series }: TrendAnswer, looks: SeriesStyle[], interval: TrendInterval): CsvCell[][] {
  const head = [
    m.time_cell_interval(),
    m.time_cell_first_day(),
    m.time_cell_last_day(),
    m.time_cell_group(),
    m.time_measure_entered(),
    m.time_measure_converted(),
    m.time_measure_rate(),
    m.time_cell_incomplete(),
  ];
  const rows = series.flatMap(({ buckets }, at) =>
    buckets.map(({ day, entered, converted, incomplete }) => [
      intervalName(day, interval),
      day,
      lastDayOf(day, interval),
      looks[at].name,
      entered,
      converted,
      shareOf(converted, entered) ?? '',
      incomplete ? m.time_cell_yes() : '',
    ]),
  );
  return [head, ...rows];
}
