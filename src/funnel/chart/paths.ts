import { pathRound } from 'd3';
import { round, type Box } from '../../chart/boxes';

export type Point = [x: number, y: number];

type Rectangle = Omit<Box, 'id'>;

/** Decimals of a path's numbers. */
const pathDecimals = 2;

/** A bar standing on its line, its upper corners a little rounded. */
export function verticalBar({ x, y, width, height }: Rectangle): string {
  const radius = Math.min(2, width / 2, height);
  const path = pathRound(pathDecimals);
  path.moveTo(x, y + height);
  path.arcTo(x, y, x + radius, y, radius);
  path.arcTo(x + width, y, x + width, y + radius, radius);
  path.lineTo(x + width, y + height);
  path.closePath();
  return path.toString();
}

/** A bar lying from its line to the right. */
export function horizontalBar({ x, y, width, height }: Rectangle): string {
  const radius = Math.min(2, width, height / 2);
  const path = pathRound(pathDecimals);
  path.moveTo(x, y);
  path.arcTo(x + width, y, x + width, y + radius, radius);
  path.arcTo(x + width, y + height, x + width - radius, y + height, radius);
  path.lineTo(x, y + height);
  path.closePath();
  return path.toString();
}

/** A rectangle with all corners rounded. */
export function roundedRectangle({ x, y, width, height }: Rectangle, wanted: number): string {
  const radius = Math.min(wanted, width / 2, height / 2);
  const [right, bottom] = [x + width, y + height];
  const path = pathRound(pathDecimals);
  path.moveTo(x + radius, y);
  path.arcTo(right, y, right, bottom, radius);
  path.arcTo(right, bottom, x, bottom, radius);
  path.arcTo(x, bottom, x, y, radius);
  path.arcTo(x, y, right, y, radius);
  path.closePath();
  return path.toString();
}

export function rectangle({ x, y, width, height }: Rectangle): string {
  return `M${round(x)},${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;
}

export function straight(from: Point, to: Point): string {
  return `M${round(from[0])},${round(from[1])}L${round(to[0])},${round(to[1])}`;
}

export function circle(x: number, y: number, radius: number): string {
  const path = pathRound(pathDecimals);
  path.arc(x, y, radius, 0, 2 * Math.PI);
  path.closePath();
  return path.toString();
}
