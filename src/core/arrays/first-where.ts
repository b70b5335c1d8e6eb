/** The first whole number above `low`, and at most `high`, at which `holds`; from there on it has to hold. By halving. */
export function firstWhere(holds: (at: number) => boolean, { low, high }: { low: number; high: number }): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
