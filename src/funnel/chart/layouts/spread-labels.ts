/**
 * Moves heights as little as needed to lie at least `apart` from each other, in their order, between `least` and
 * `most` as far as they all fit there.
 */
export function spreadLabels(heights: number[], room: { apart: number; least: number; most: number }): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a] - heights[b] || a - b);
  const moved = new Array<number>(heights.length);
  let below = room.least;
  for (const index of order) {
    moved[index] = Math.max(below, heights[index]);
    below = moved[index] + room.apart;
  }
  let above = room.most;
  for (const index of order.toReversed()) {
    moved[index] = Math.min(above, moved[index]);
    above = moved[index] - room.apart;
  }
  return moved;
}
