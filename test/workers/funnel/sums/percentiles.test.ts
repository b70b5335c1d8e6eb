import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentiles } from '../../../../workers/funnel/sums/percentiles';
import { addHistograms, finestHistogram, histogramOf, type Durations } from '../../../../workers/funnel/sums/histogram';

/** Interpolated between neighbours. */
function plain(sorted: Float64Array, share: number): number {
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

  it('lie between neighbours in proportion', () => {
    expect(percentilesOf([Float64Array.of(0, 10, 20, 30, 40)], [0.1, 0.25, 0.9])).toEqual([4, 10, 36]);
  });

  it('of equal durations are all the same, also of none at all', () => {
    expect(percentilesOf([new Float64Array(1000)], shares)).toEqual(shares.map(() => 0));
  });

  it('leave the durations as they are', () => {
    const durations = Float64Array.of(3, 1, 2);
    percentilesOf([durations], shares);
    expect([...durations]).toEqual([3, 1, 2]);
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
      const sorted = values.slice().sort();
      const expected = shares.map((share) => plain(sorted, share));
      expect(percentilesOf(lists, shares)).toEqual(expected);
      expect(percentiles(lists, shares, apart)).toEqual(expected);
    };
    const sizes = fc.integer({ min: 1, max: 20_000 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size)));
    fc.assert(fc.property(fc.nat(), fc.constantFrom(...Object.keys(shapes)), sizes, law), { numRuns: 40 });
  });
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
