/** At most `maxCount` items of a list, spread evenly over it and in its order. */
export function evenSample<T>(list: readonly T[], maxCount: number): T[] {
  const step = Math.max(1, list.length / maxCount);
  return Array.from({ length: Math.min(maxCount, list.length) }, (_, i) => list[Math.floor(i * step)]);
}
