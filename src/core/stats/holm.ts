/**
 * Holm's step-down correction of p-values of tests made together (1979), in the order given: the smallest times
 * their number, the next times one less …, never below the one before and at most 1. R: `p.adjust(p, "holm")`.
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((p, index) => ({ p, index })).sort((x, y) => x.p - y.p);
  const corrected = new Array<number>(values.length);
  let largest = 0;
  for (const [rank, { p, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p * (values.length - rank)));
    corrected[index] = largest;
  }
  return corrected;
}
