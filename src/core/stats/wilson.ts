import { z95 } from './normal';

/** So many of so many: 0 ≤ `part` ≤ `whole`. */
export interface Proportion {
  part: number;
  whole: number;
}

/** A 95 % interval, in the unit of what it is of. */
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
  // The ends of none and all are 0 and 1; rounding would leave them a hair off, and the rate outside.
  const low = p === 0 ? 0 : Math.max(0, (centre - spread) / scale);
  const high = p === 1 ? 1 : Math.min(1, (centre + spread) / scale);
  return { low, high };
}
