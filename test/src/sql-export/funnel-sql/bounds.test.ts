import { describe, expect, it } from 'vitest';
import { duckdb } from '../../../../src/core/sql/dialects/duckdb';
import { columnOf } from '../../../../src/core/sql/build';
import { printSql } from '../../../../src/core/sql/print';
import { boundsOf, inBounds } from '../../../../src/sql-export/funnel-sql/bounds';

const day = 86_400_000_000;

describe('a date range', () => {
  it('goes from the start of its first day to the end of its last', () => {
    expect(boundsOf({ from: '1970-01-02', to: '1970-01-03' }, 'UTC')).toEqual({ start: day, end: 3 * day });
  });

  it('may be open at either end', () => {
    expect(boundsOf({ from: null, to: '1970-01-01' }, 'UTC')).toEqual({ start: null, end: day });
    expect(boundsOf({ from: '1970-01-01', to: null }, 'UTC')).toEqual({ start: 0, end: null });
  });

  it('has the days of its zone', () => {
    expect(boundsOf({ from: '1970-01-02', to: null }, 'Asia/Shanghai')).toEqual({ start: day - 8 * 3.6e9, end: null });
  });
});

describe('a time in bounds', () => {
  const conditions = (...given: Parameters<typeof inBounds>) =>
    inBounds(...given).map((each) => printSql(each, duckdb));

  it('is from the start on, and before the end', () => {
    expect(conditions({ start: 5, end: 9 })).toEqual(['t >= 5', 't < 9']);
  });

  it('is any time where there are none', () => {
    expect(conditions({ start: null, end: null })).toEqual([]);
  });

  it('may be that of any column', () => {
    expect(conditions({ start: -5, end: null }, columnOf('source', 'at'))).toEqual(['source."at" >= -5']);
  });
});
