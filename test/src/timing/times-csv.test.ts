import { describe, expect, it } from 'vitest';
import { seriesStyle } from '../../../src/chart/bins/series-style';
import type { TimesSeries } from '../../../src/core/spec/timing';
import { timesCsv } from '../../../src/timing/times-csv';
import { specOf } from '../../support/funnel/spec-of';
import { seriesOf, wechat } from './times-series';

const spec = specOf(['a', 'b']);
const csv = (...series: TimesSeries[]) => {
  const looks = series.map(({ key }) => seriesStyle(key, spec, { grouped: series.length > 1, colourOf: () => 'red' }));
  return timesCsv({ series }, looks);
};

describe('the times for spreadsheets', () => {
  it('have a row for each bin, its limits in seconds, and a column for each series', () => {
    expect(csv(seriesOf([5, 3]), seriesOf([1, 0], wechat)).slice(0, 3)).toEqual([
      ['from (s)', 'to (s)', 'All', '微信'],
      [0, 60, 5, 1],
      [60, 120, 3, 0],
    ]);
  });

  it('end with the percentiles, in seconds as they are', () => {
    const rows = csv(seriesOf([5, 3])).slice(3);
    expect(rows.map(([name, , figure]) => [name, figure])).toEqual([
      ['Converted', 8],
      ['Average', 90],
      ['10% within', 15],
      ['25% within', 30],
      ['Half within (median)', 60],
      ['75% within', 120],
      ['90% within', 240],
    ]);
  });

  it('have empty cells where nobody converted', () => {
    const rows = csv(seriesOf([0]), seriesOf([2], wechat));
    expect(rows.at(-1)).toEqual(['90% within', '', '', 240]);
    for (const row of rows) expect(row).toHaveLength(4);
  });
});
