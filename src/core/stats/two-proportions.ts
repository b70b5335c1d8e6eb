import { twoSided } from './normal';
import { wilson, type RateInterval, type Proportion } from './wilson';

export function rateOf({ part, whole }: Proportion): number {
  return part / whole;
}

/**
 * Probability of a difference at least this large where both rates are the same: z-test of two proportions with the
 * pooled variance, two-sided, without continuity correction (R: `prop.test(correct = FALSE)`). Both wholes > 0.
 */
export function zTest(a: Proportion, b: Proportion): number {
  const pooled = (a.part + b.part) / (a.whole + b.whole);
  const variance = pooled * (1 - pooled) * (1 / a.whole + 1 / b.whole);
  // All or none in both: there is no difference.
  return variance === 0 ? 1 : twoSided((rateOf(a) - rateOf(b)) / Math.sqrt(variance));
}

/**
 * 95 % interval of rate a − rate b from the two Wilson intervals: Newcombe, "Interval estimation for the difference
 * between independent proportions", Statistics in Medicine 17 (1998), method 10. Both wholes > 0.
 */
export function differenceInterval(a: Proportion, b: Proportion): RateInterval {
  const [p, q] = [rateOf(a), rateOf(b)];
  const [ofA, ofB] = [wilson(a.part, a.whole), wilson(b.part, b.whole)];
  return {
    low: p - q - Math.hypot(p - ofA.low, ofB.high - q),
    high: p - q + Math.hypot(ofA.high - p, q - ofB.low),
  };
}

/** Whether a cell of the table of both would be expected to hold fewer than 5, where the z-test does not hold. */
export function hasSmallCell(a: Proportion, b: Proportion): boolean {
  const parts = a.part + b.part;
  const rests = a.whole + b.whole - parts;
  return (Math.min(parts, rests) * Math.min(a.whole, b.whole)) / (a.whole + b.whole) < 5;
}
