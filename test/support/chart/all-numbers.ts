/** Every number anywhere in a drawing, those in its paths among them. */
export function allNumbersIn(part: unknown): number[] {
  if (typeof part === 'number') return [part];
  if (typeof part === 'string') return (part.match(/NaN|Infinity/g) ?? []).map(Number);
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(allNumbersIn) : [];
}
