/** The least and the greatest of some values, in one pass; 0 and 0 where there are none. */
export function spanOf(values: Float64Array): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return values.length === 0 ? { low: 0, high: 0 } : { low, high };
}
