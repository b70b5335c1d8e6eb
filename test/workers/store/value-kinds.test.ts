import { describe, expect, it } from 'vitest';
import { valueCounts } from '../../../workers/store/value-counts';
import { KindTally, numberOf } from '../../../workers/store/value-kinds';

describe('a value is a number', () => {
  it.each([
    ['0', 0],
    ['-1.50', -1.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['999999999999999', 999999999999999],
    ['0.1234567890123456789', 0.12345678901234568],
  ])('%s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it.each(['', '-', '.', 'e5', '007', '1,234.5', '+86', '1 000', 'NaN', '6222021234567890123', '12abc', '0x1f'])(
    'not where it says "%s"',
    (text) => {
      expect(numberOf(text)).toBeNull();
    },
  );
});

describe('a property is', () => {
  it.each([
    [['1', '2.5'], 'number'],
    [['1', 'x'], 'text'],
    [['true', 'false'], 'flag'],
    [['0', '1'], 'flag'],
    [['是', '否'], 'flag'],
    [['2026-01-03', '2026-01-04 10:00'], 'time'],
    [['31/12/2026', '01/02/2026'], 'time'],
    [['00123', '00456'], 'text'],
    [[], 'text'],
  ])('%j: %s', (values, kind) => {
    const tally = new KindTally();
    for (const value of values) tally.add(value);
    expect(tally.kind).toBe(kind);
  });
});

describe('the most frequent values', () => {
  const codes = Uint8Array.of(1, 2, 2, 3, 0, 0, 0, 3, 3);
  const cities = { kind: 'text' as const, codes, values: ['', 'Paris', 'paris', 'Rome', 'unused'] };

  it('are found in any case, empty ones left out', () => {
    expect(valueCounts(cities, 'PAR', 10)).toEqual([
      { value: 'paris', events: 2 },
      { value: 'Paris', events: 1 },
    ]);
    expect(valueCounts(cities, '', 1)).toEqual([{ value: 'Rome', events: 3 }]);
  });

  it('of numbers are written as numbers', () => {
    const numbers = Float64Array.of(1.5, NaN, 10, 1.5);
    expect(valueCounts({ kind: 'number', numbers }, '1', 10)).toEqual([
      { value: '1.5', events: 2 },
      { value: '10', events: 1 },
    ]);
  });
});
