import { interpolateNumber } from 'd3';

/** A rectangle drawn for something that keeps its identity while the numbers change. Pixels. */
export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** To a hundredth of a pixel: finer is noise in the page and in snapshots. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** For each box of `to` the one of the same id in `from`, or where `sprout` puts it if it is new. */
export function startsOf(from: Box[], to: Box[], sprout: (box: Box) => Box): Box[] {
  const before = new Map(from.map((box) => [box.id, box]));
  return to.map((box) => before.get(box.id) ?? sprout(box));
}

/**
 * The way from one set of boxes to another, for a tween: boxes of the same id move, new ones grow from `sprout`,
 * and those that are gone are gone at once.
 */
export function betweenBoxes(from: Box[], to: Box[], sprout: (box: Box) => Box): (t: number) => Box[] {
  const starts = startsOf(from, to, sprout);
  return (t) => (t >= 1 ? to : to.map((box, index) => between(starts[index], box, t)));
}

function between(start: Box, end: Box, t: number): Box {
  const at = (side: 'x' | 'y' | 'width' | 'height') => round(interpolateNumber(start[side], end[side])(t));
  return { id: end.id, x: at('x'), y: at('y'), width: at('width'), height: at('height') };
}
