import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentiles } from '../../workers/funnel/percentiles';

/** Sorted, and interpolated between neighbours. */
function plain(values: Float64Array, share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)];
  return low + (sorted[Math.ceil(place)] - low) * (place - Math.floor(place));
}

const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

describe('percentiles', () => {
  it('of two are their mean in the middle', () => {
    expect(percentiles([Float64Array.of(10, 20)], [0.5])).toEqual([15]);
  });

  it('of one are that one', () => {
    expect(percentiles([Float64Array.of(7)], shares)).toEqual(shares.map(() => 7));
  });

  it('are those of a full sort, for many values of every shape, in one list or two', () => {
    const shapes: Record<string, (x: number) => number> = {
      even: (x) => x * 1e9,
      'mostly small': (x) => Math.exp(x * 40),
      'mostly equal': (x) => (x < 0.9 ? 5 : Math.round(x * 1e6)),
      'all equal': () => 3,
      'two far apart': (x) => (x < 0.5 ? 0 : 1e15) + Math.round(x * 10),
    };
    const law = (seed: number, shape: string, cut: number) => {
      let state = seed;
      const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
      const values = Float64Array.from({ length: 20_000 }, () => shapes[shape](random()));
      const lists = [values.subarray(0, cut), values.subarray(cut)];
      expect(percentiles(lists, shares)).toEqual(shares.map((share) => plain(values, share)));
    };
    fc.assert(fc.property(fc.nat(), fc.constantFrom(...Object.keys(shapes)), fc.nat(20_000), law), { numRuns: 20 });
  });
});
