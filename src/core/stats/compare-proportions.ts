import { fisherTest } from './fisher';
import { holm } from './holm';
import { differenceInterval, hasSmallCell, rateOf, zTest } from './two-proportions';
import type { RateInterval, Proportion } from './wilson';

/** Minimum number of actors for a conclusion. */
export const minActors = 30;
/** Significance level: differences with a smaller p-value are called significant. */
export const significanceLevel = 0.05;

/** `few`: one of the two groups is too small for a conclusion. `chance`: the difference is not significant. */
export type Conclusion = 'higher' | 'lower' | 'chance' | 'few';

/** Comparison of two rates. Differences are shares (0.021 is 2.1 points): first rate minus second rate. */
export interface Comparison {
  difference: number;
  /** Newcombe's, 95 %. */
  interval: RateInterval;
  test: 'z' | 'fisher';
  /** P-value of this test alone. */
  p: number;
  /** P-value with Holm's correction over all tests made together; equal to `p` where there is only one. */
  corrected: number;
  /** By `corrected`. */
  conclusion: Conclusion;
}

/** Compares rate a with rate b; null where either has no actors. */
export function compareProportions(a: Proportion, b: Proportion): Comparison | null {
  return compareEach([[a, b]])[0];
}

/**
 * Compares each pair, corrected for multiple testing; pairs too small for a conclusion are not counted. A null
 * pair, or one without actors, has no comparison. z-test of two proportions; Fisher's where an expected cell is below
 * 5.
 */
export function compareEach(pairs: readonly (readonly [Proportion, Proportion] | null)[]): (Comparison | null)[] {
  const alone = pairs.map((pair) => (pair && pair[0].whole > 0 && pair[1].whole > 0 ? compared(...pair) : null));
  const corrected = holm(alone.flatMap((each) => (each?.enough ? [each.p] : []))).values();
  return alone.map((each) => {
    if (!each) return null;
    const { enough, ...figures } = each;
    const p = enough ? (corrected.next().value ?? each.p) : each.p;
    return { ...figures, corrected: p, conclusion: enough ? conclusionOf(each.difference, p) : 'few' };
  });
}

/** z-test of two proportions; Fisher's where an expected cell is below 5. Both wholes > 0. */
export function testProportions(a: Proportion, b: Proportion): Pick<Comparison, 'test' | 'p'> {
  return hasSmallCell(a, b) ? { test: 'fisher', p: fisherTest(a, b) } : { test: 'z', p: zTest(a, b) };
}

function compared(a: Proportion, b: Proportion) {
  return {
    difference: rateOf(a) - rateOf(b),
    interval: differenceInterval(a, b),
    ...testProportions(a, b),
    enough: Math.min(a.whole, b.whole) >= minActors,
  };
}

function conclusionOf(difference: number, p: number): Conclusion {
  if (p >= significanceLevel) return 'chance';
  return difference > 0 ? 'higher' : 'lower';
}
