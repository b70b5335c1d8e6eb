import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Property } from '../../../workers/store/event-store';
import { valueCounts } from '../../../workers/store/value-counts';

/** A text property by the values of its events; '' is empty. */
function texts(...events: string[]): Property {
  const values = [...new Set(['', ...events])];
  return { kind: 'text', codes: Uint8Array.from(events, (value) => values.indexOf(value)), values };
}
const numbers = (...events: number[]): Property => ({ kind: 'number', numbers: Float64Array.from(events) });
const counts = (property: Property, search = '', limit = 10) =>
  valueCounts(property, search, limit).map(({ value, events }) => `${value} ${events}`);

describe('the most frequent values', () => {
  it('come first, equal ones in alphabetical order', () => {
    expect(counts(texts('b', 'a', 'c', 'b', '微信'))).toEqual(['b 2', 'a 1', 'c 1', '微信 1']);
  });

  it('leave out the empty one', () => {
    expect(counts(texts('', 'a', ''))).toEqual(['a 1']);
    expect(counts(texts())).toEqual([]);
  });

  it('leave out values of the dictionary that no event has', () => {
    expect(counts({ kind: 'text', codes: Uint8Array.of(1), values: ['', 'a', 'unused'] })).toEqual(['a 1']);
  });

  it('are at most as many as asked for', () => {
    expect(counts(texts('a', 'b', 'b', 'c', 'c', 'c'), '', 2)).toEqual(['c 3', 'b 2']);
  });

  it('contain what is searched for, in any case', () => {
    expect(counts(texts('Web App', 'web', 'app', '"WEB"'), 'WEB')).toEqual(['"WEB" 1', 'Web App 1', 'web 1']);
    expect(counts(texts('a'), 'zzz')).toEqual([]);
  });

  it('are numbers as they are written', () => {
    expect(counts(numbers(10, 9.5, 10, NaN, -1))).toEqual(['10 2', '-1 1', '9.5 1']);
    expect(counts(numbers(10, 9.5, 100), '10')).toEqual(['10 1', '100 1']);
  });

  it('leave the property as it is', () => {
    const property = numbers(3, 1, 2);
    counts(property);
    expect(property.kind === 'number' && [...property.numbers]).toEqual([3, 1, 2]);
  });

  it('are those of a full count and sort', () => {
    const law = (events: string[], limit: number) => {
      const all = new Map<string, number>();
      for (const value of events) if (value !== '') all.set(value, (all.get(value) ?? 0) + 1);
      const sorted = [...all].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, limit);
      expect(counts(texts(...events), '', limit)).toEqual(sorted.map(([value, n]) => `${value} ${n}`));
    };
    fc.assert(fc.property(fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd')), fc.integer({ min: 1, max: 4 }), law));
  });
});
