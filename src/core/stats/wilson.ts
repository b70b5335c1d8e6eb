import { z95 } from './normal';

/** A proportion: `part` of `whole`, 0 ≤ `part` ≤ `whole`. */
export interface Proportion {
  part: number;
  whole: number;
}

/** A 95 % interval, in the unit of the estimate. */
export interface RateInterval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval of `part` in `whole` > 0 at 95 % (1927): unlike p ± 2σ it stays inside 0 … 1 and holds for
 * small samples.
 */
export function wilson(part: number, whole: number): RateInterval {
  const p = Math.min(1, part / whole);
  const square = z95 * z95;
  const centre = p + square / (2 * whole);
  const spread = z95 * Math.sqrt((p * (1 - p)) / whole + square / (4 * whole * whole));
  const scale = 1 + square / whole;
  // For rates 0 and 1 the ends are exactly 0 and 1; rounding errors would put the rate outside the interval.
  const low = p === 0 ? 0 : Math.max(0, (centre - spread) / scale);
  const high = p === 1 ? 1 : Math.min(1, (centre + spread) / scale);
  return { low, high };
}
