import { upperQuantile } from './normal';

/** A test being planned. All are shares, 0 … 1. */
export interface PlannedTest {
  /** Rate of the control. */
  baseline: number;
  /** Rate of the variant minus rate of the control; may be negative. */
  difference: number;
  /** Probability that a real difference of this size is found. */
  power: number;
  /** Probability that a difference is found where there is none, two-sided. */
  level: number;
}

/**
 * Actors needed in each group: (z₁₋α⁄₂ √(2 p̄ (1 − p̄)) + z₍power₎ √(p₁ (1 − p₁) + p₂ (1 − p₂)))² ÷ (p₂ − p₁)², with p̄
 * the mean of both rates, rounded up (Fleiss, "Statistical Methods for Rates and Proportions"; R: `power.prop.test`).
 * Null where there is no such test: no difference, or a rate beyond 0 … 1.
 */
export function sampleSize({ baseline, difference, power, level }: PlannedTest): number | null {
  const variant = baseline + difference;
  if (difference === 0 || baseline < 0 || baseline > 1 || variant < 0 || variant > 1) return null;
  if (power <= 0 || power >= 1 || level <= 0 || level >= 1) return null;
  const mean = (baseline + variant) / 2;
  const chance = upperQuantile(level / 2) * Math.sqrt(2 * mean * (1 - mean));
  const found = upperQuantile(1 - power) * Math.sqrt(baseline * (1 - baseline) + variant * (1 - variant));
  return Math.ceil(((chance + found) / difference) ** 2);
}
