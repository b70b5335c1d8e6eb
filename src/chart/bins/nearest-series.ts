/** Maximum distance from a line, in pixels, at which the pointer picks it. */
const reachPx = 14;

/**
 * The series that a pointer picks: the one highlighted anywhere on the page, else the one whose mark is nearest
 * (of equal ones the last, which lies over the others), else that of all, which is the first. `marks` in pixels, by
 * series; null where it has none.
 */
export function nearestSeries(y: number, marks: readonly (number | null)[], looked: number): number {
  if (looked > 0) return looked;
  let nearest = 0;
  let least = reachPx;
  for (const [series, mark] of marks.entries()) {
    if (mark === null || Math.abs(mark - y) > least) continue;
    nearest = series;
    least = Math.abs(mark - y);
  }
  return nearest;
}
