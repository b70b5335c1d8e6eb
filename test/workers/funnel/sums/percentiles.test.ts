import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuesAtRanks } from '../../../../src/core/arrays/quickselect';
import { percentiles } from '../../../../workers/funnel/sums/percentiles';
import { addHistograms, finestHistogram, histogramOf, type Durations } from '../../../../workers/funnel/sums/histogram';

/** Sorted, and interpolated between neighbours. */
function plain(values: Float64Array, share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = share * (sorted.length - 1);
  const low = sorted[Math.floor(index)];
  return low + (sorted[Math.ceil(index)] - low) * (index - Math.floor(index));
}

const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

const percentilesOf = (durations: Durations, asked: number[]) => percentiles(durations, asked, histogramOf(durations));

describe('percentiles', () => {
  it('of two are their mean in the middle', () => {
    expect(percentilesOf([Float64Array.of(10, 20)], [0.5])).toEqual([15]);
  });

  it('of one are that one', () => {
    expect(percentilesOf([Float64Array.of(7)], shares)).toEqual(shares.map(() => 7));
  });

  it('are those of a full sort, for durations of every shape, in one list or two, found together or apart', () => {
    const shapes: Record<string, (x: number) => number> = {
      even: (x) => x * 1e9,
      'mostly small': (x) => Math.exp(x * 40),
      'mostly equal': (x) => (x < 0.9 ? 5 : Math.round(x * 1e6)),
      'all equal': () => 3,
      'two far apart': (x) => (x < 0.5 ? 0 : 1e15) + Math.round(x * 10),
      'about nothing': (x) => Math.round(x * 100) - 50,
    };
    const law = (seed: number, shape: string, [size, cut]: readonly [number, number]) => {
      const random = randomFrom(seed);
      const values = Float64Array.from({ length: size }, () => shapes[shape](random()));
      const lists = [values.subarray(0, cut), values.subarray(cut)];
      const apart = addHistograms(lists.map((list) => finestHistogram([list])));
      const expected = shares.map((share) => plain(values, share));
      expect(percentilesOf(lists, shares)).toEqual(expected);
      expect(percentiles(lists, shares, apart)).toEqual(expected);
    };
    const sizes = fc.integer({ min: 1, max: 20_000 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size)));
    fc.assert(fc.property(fc.nat(), fc.constantFrom(...Object.keys(shapes)), sizes, law), { numRuns: 40 });
  });
});

describe('a spread', () => {
  it('has the sum of all, however it was come by', () => {
    const lists = [Float64Array.of(1, 2, 3), Float64Array.of(4.5), Float64Array.of()];
    expect(histogramOf(lists).sum).toBe(10.5);
    expect(addHistograms(lists.map((list) => finestHistogram([list]))).sum).toBe(10.5);
  });
});

describe('values at ranks', () => {
  it('are those of a full sort, whatever the values', () => {
    const law = (list: number[], asked: number[]) => {
      const ranks = [...new Set(asked.map((rank) => rank % list.length))].sort((a, b) => a - b);
      const sorted = Float64Array.from(list).sort();
      expect(valuesAtRanks(Float64Array.from(list), ranks)).toEqual(ranks.map((rank) => sorted[rank]));
    };
    const few = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 300 });
    const any = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(fc.property(fc.oneof(few, any), fc.array(fc.nat(), { maxLength: 9 }), law));
  });

  it('are found in lists that rise, fall, or do both', () => {
    const size = 1000;
    const shapes = [(n: number) => n, (n: number) => -n, (n: number) => Math.min(n, size - n), (n: number) => n % 2];
    for (const shape of shapes) {
      const values = Float64Array.from({ length: size }, (_, n) => shape(n));
      const sorted = values.slice().sort();
      expect(valuesAtRanks(values, [0, 500, 999])).toEqual([sorted[0], sorted[500], sorted[999]]);
    }
  });
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
