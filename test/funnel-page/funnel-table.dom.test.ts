import { describe, expect, it } from 'vitest';
import type { ChartStep } from '../../src/funnel/funnel-figures';
import { tableCells } from '../../src/funnel/table/funnel-table';
import { csvText, tabbedText } from '../../src/text/spreadsheet';

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
    const rows = tableCells([step({}), step({ previous: 0, actors: 4, fromPrevious: 0.4, fromFirst: 0.4, lost: 6 })]);
    expect(rows.slice(1)).toEqual([
      ['cart', 10, '', 1, '', ''],
      ['cart', 4, 0.4, 0.4, 6, ''],
    ]);
  });

  it('quotes commas, quotes and lines as RFC 4180 says', () => {
    expect(csvText([['a,b', 'say "hi"', 'x\ny', 1.5]])).toBe('"a,b","say ""hi""","x\ny",1.5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\r=1'])('defuses the formula in %j', (name) => {
    expect(csvText([[name]])).toContain(`'${name}`);
    expect(tabbedText([[name]]).startsWith("'")).toBe(true);
  });

  it('keeps one line a row on the clipboard', () => {
    expect(tabbedText([['a\tb\nc', 2]])).toBe('a b c\t2');
  });
});
