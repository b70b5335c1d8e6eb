import { describe, expect, it } from 'vitest';
import type { ChartStep } from '../../../../src/funnel/figures/funnel-figures';
import { funnelCsv } from '../../../../src/funnel/table/funnel-table';

const step = (change: Partial<ChartStep>): ChartStep => ({
  id: 's1',
  name: 'cart',
  numbered: true,
  actors: 10,
  optional: false,
  previous: null,
  fromFirst: 1,
  fromPrevious: null,
  interval: null,
  intervalOfFirst: null,
  lost: 0,
  times: null,
  timesFromEntry: null,
  ...change,
});

describe('the table for spreadsheets', () => {
  it('has raw numbers, and nothing where there is none', () => {
    const rows = funnelCsv([step({}), step({ previous: 0, actors: 4, fromPrevious: 0.4, fromFirst: 0.4, lost: 6 })]);
    expect(rows.slice(1)).toEqual([
      ['cart', 10, '', 1, '', ''],
      ['cart', 4, 0.4, 0.4, 6, ''],
    ]);
  });
});
