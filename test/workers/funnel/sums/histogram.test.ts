import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addHistograms,
  finestHistogram,
  histogramOf,
  sizeOf,
  type Durations,
  type Histogram,
} from '../../../../workers/funnel/sums/histogram';

/** The bins that hold anything, with their counts. */
function filled({ counts }: Histogram): [number, number][] {
  const found: [number, number][] = [];
  for (let bin = 0; bin < counts.length; bin++) if (counts[bin] > 0) found.push([bin, counts[bin]]);
  return found;
}

const list = (...durations: number[]): Durations => [Float64Array.from(durations)];

describe('a histogram of durations', () => {
  it('counts every duration once, over all lists', () => {
    const durations = [Float64Array.of(1, 2e6), Float64Array.of(), Float64Array.of(3e9)];
    expect(sizeOf(durations)).toBe(3);
    expect(filled(histogramOf(durations)).reduce((sum, [, count]) => sum + count, 0)).toBe(3);
  });

  it('is empty, with a sum of zero, where there are none', () => {
    expect([filled(histogramOf([])), histogramOf([]).sum, sizeOf([])]).toEqual([[], 0, 0]);
  });

  it('has all below a microsecond in bin 0, negative ones too', () => {
    expect(filled(histogramOf(list(0, 0.5, -7e6)))).toEqual([[0, 3]]);
  });

  it('has a bin for each power of two where there are few durations', () => {
    expect(filled(histogramOf(list(1, 1.9, 2, 3.9, 4)))).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
    ]);
  });

  it('has more bins where there are more durations', () => {
    const fineness = (size: number) => histogramOf([new Float64Array(size)]).fineness;
    expect([1, 100, 1e4, 1e6].map(fineness)).toEqual([0, 1, 7, 7]);
    expect(finestHistogram(list(1)).fineness).toBe(7);
  });

  it('has the sum of all, however it was come by', () => {
    const lists = [Float64Array.of(1, 2, 3), Float64Array.of(4.5), Float64Array.of()];
    expect(histogramOf(lists).sum).toBe(10.5);
    expect(addHistograms(lists.map((each) => finestHistogram([each]))).sum).toBe(10.5);
  });

  it('of lists found apart is the one of all of them together', () => {
    const durations = fc
      .array(fc.integer({ min: -5, max: 2 ** 40 }), { maxLength: 30 })
      .map((each) => Float64Array.from(each));
    const law = (lists: Float64Array[]) => {
      const together = finestHistogram(lists);
      const apart = addHistograms(lists.map((each) => finestHistogram([each])));
      expect(filled(apart)).toEqual(filled(together));
      expect(apart.sum).toBe(together.sum);
    };
    fc.assert(fc.property(fc.array(durations, { minLength: 1, maxLength: 4 }), law), { numRuns: 15 });
  });

  it('never puts a longer duration in an earlier bin', () => {
    const binOf = (duration: number) => filled(finestHistogram(list(duration)))[0][0];
    const law = (a: number, b: number) => {
      const [shorter, longer] = [Math.min(a, b), Math.max(a, b)];
      expect(binOf(shorter)).toBeLessThanOrEqual(binOf(longer));
    };
    const durations = fc.integer({ min: 0, max: 2 ** 50 });
    fc.assert(fc.property(durations, durations, law), { numRuns: 15 });
  });
});
