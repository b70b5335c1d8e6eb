import type { CsvCell } from '../core/text/csv';
import type { TimesAnswer } from '../core/spec/timing';
import { m } from '../i18n/paraglide/messages';
import type { SeriesStyle } from '../chart/bins/series-style';

/** Bins as rows, series as columns, for spreadsheets: limits in seconds, then counts; and the percentiles in seconds. */
export function timesCsv({ series }: TimesAnswer, looks: SeriesStyle[]): CsvCell[][] {
  const head = [m.time_cell_from(), m.time_cell_to(), ...looks.map(({ name }) => name)];
  const rows = series[0].bins.map(({ from, to }, bin) => [from, to, ...series.map(({ bins }) => bins[bin].actors)]);
  const figures = [
    [m.time_row_n(), 'n'],
    [m.time_row_average(), 'average'],
    [m.time_row_p10(), 'p10'],
    [m.time_row_p25(), 'p25'],
    [m.time_row_median(), 'median'],
    [m.time_row_p75(), 'p75'],
    [m.time_row_p90(), 'p90'],
  ] as const;
  const percentiles = figures.map(([name, figure]) => [name, '', ...series.map(({ times }) => times?.[figure] ?? '')]);
  return [head, ...rows, ...percentiles];
}
