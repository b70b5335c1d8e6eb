/** `part` of `whole` actors, 0 … 1. Null where `whole` is 0: 0 of 0 is not a rate and is shown as "–". */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
