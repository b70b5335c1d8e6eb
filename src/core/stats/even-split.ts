import { twoSided } from './normal';

/**
 * Probability that two groups, into which actors were drawn evenly, differ in size at least this much: Pearson's
 * chi-square of one degree of freedom, (a − b)² ÷ (a + b) ("sample ratio mismatch"). 1 where nobody is in either.
 */
export function evenSplit(a: number, b: number): number {
  return a + b === 0 ? 1 : twoSided((a - b) / Math.sqrt(a + b));
}
