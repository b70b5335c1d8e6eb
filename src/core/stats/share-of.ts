/** `part` of `whole` actors, 0 … 1. Null where there is nobody to take it of: 0 of 0 is no rate, and is shown as "–". */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
