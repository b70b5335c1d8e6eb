import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePartials } from '../../../../workers/funnel/sums/merge';
import { summarize } from '../../../../workers/funnel/sums/summary';
import { Tally, withHistograms, type FunnelPartial } from '../../../../workers/funnel/sums/tally';
import { specOf } from '../../../support/funnel/spec-of';
import { planned } from '../../../support/funnel/written-runs';

const { plan } = planned([], specOf(['a', 'b', 'c']));

/** The totals of runs by the times of their steps, from the first on; `left` further actors have no run. */
function totals(runs: readonly number[][], left = 0): FunnelPartial {
  const tally = new Tally(plan, Math.max(1, runs.length), null);
  for (const [actor, times] of runs.entries()) {
    const all = Float64Array.from({ length: 3 }, (_, k) => times[k] ?? NaN);
    tally.add(actor, { taken: (1 << times.length) - 1, times: all });
  }
  return tally.partial(runs.length + left);
}

describe('the totals of disjoint sets of actors', () => {
  const some = totals(
    [
      [0, 4, 9],
      [0, 2],
    ],
    3,
  );
  const others = totals([[0], [0, 6]], 1);

  it('add up: all actors, and those at each step', () => {
    const { actors, counts } = mergePartials(some, others);
    expect([actors, ...counts]).toEqual([8, 4, 3, 1]);
  });

  it('keep each duration, and copy none', () => {
    const { fromPrevious, fromEntry } = mergePartials(some, others);
    expect(fromPrevious[1].map((list) => [...list])).toEqual([[4, 2], [6]]);
    expect(fromPrevious[1][0]).toBe(some.fromPrevious[1][0]);
    expect(fromEntry[1]).toBe(fromPrevious[1]);
    expect(fromEntry[2].map((list) => [...list])).toEqual([[9], []]);
  });

  it('leave what they were', () => {
    const before = [...some.counts];
    mergePartials(some, others);
    expect([...some.counts]).toEqual(before);
  });

  it('of one set are those of that set', () => {
    expect(summarize(mergePartials(some))).toEqual(summarize(some));
  });

  it('have histograms only where every set has them', () => {
    expect(mergePartials(withHistograms(some), others).histograms).toBeNull();
    const { histograms } = mergePartials(withHistograms(some), withHistograms(others));
    expect(histograms!.fromPrevious.map(({ sum }) => sum)).toEqual([0, 12, 5]);
    expect(histograms!.fromEntry[2].sum).toBe(9);
  });

  it('are the totals of all of them together, however the actors are shared out', () => {
    const runs = fc.array(
      fc
        .array(fc.integer({ min: 0, max: 1e7 }), { minLength: 1, maxLength: 3 })
        .map((times) => times.sort((a, b) => a - b)),
      { maxLength: 12 },
    );
    const law = (parts: number[][][]) => {
      const together = summarize(totals(parts.flat()));
      const merged = mergePartials(...parts.map((part) => totals(part)));
      expect(summarize(merged)).toEqual(together);
      const found = mergePartials(...parts.map((part) => withHistograms(totals(part))));
      expect(summarize(found, found)).toEqual(together);
    };
    fc.assert(fc.property(fc.array(runs, { minLength: 1, maxLength: 4 }), law), { numRuns: 60 });
  });
});
