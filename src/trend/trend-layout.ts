import { area, line, scaleLinear } from 'd3';
import { round } from '../chart/boxes';
import type { MeasureText } from '../chart/text-width';
import type { TrendInterval } from '../core/spec/timing';
import { shortIntervalName } from './interval-days';
import { sparseLabels, type AxisLabel } from '../chart/sparse-labels';
import type { BinnedDrawing } from '../chart/bins/binned-drawing';
import { tickLabel } from '../chart/bins/tick-label';
import type { TrendPoint } from './trend-points';

/** One series: solid where finished, dashed where not, and dots where there is room or nothing else to see. */
interface TrendLine {
  solid: string;
  dashed: string;
  average: string;
  /** Wilson's interval around the line; '' where it is not drawn. */
  band: string;
  dots: { slot: number; x: number; y: number; unfinished: boolean }[];
}

export interface TrendDrawing extends BinnedDrawing {
  lines: TrendLine[];
  /** Where a series has a value at a slot. */
  at: (series: number, slot: number) => { x: number; y: number };
}

interface TrendRoom {
  width: number;
  /** Size of the plot area without axes. */
  height: number;
  measure: MeasureText;
  interval: TrendInterval;
  /** Whether values are shares. */
  rate: boolean;
  /** First days of the intervals. */
  days: readonly string[];
}

const trendLabelPx = 11;
const trendTopPx = 10;
/** Intervals narrower than this have no room for a dot. */
const minDotSpacingPx = 9;

export function trendLayout(series: readonly (readonly TrendPoint[])[], room: TrendRoom): TrendDrawing {
  const base = trendTopPx + room.height;
  const y = heightScale(series, room, base);
  const yTicks = y.ticks(4).filter((tick) => room.rate || Number.isInteger(tick));
  const texts = yTicks.map((tick) => tickLabel(tick, room.rate));
  const left = Math.ceil(Math.max(...texts.map((text) => room.measure(text, trendLabelPx)))) + 10;
  const right = room.width - 16;
  const slot = (right - left) / Math.max(1, room.days.length);
  const x = (at: number): number => round(left + (at + 0.5) * slot);
  const place = { x, y: (value: number): number => round(y(value)), slot };
  return {
    width: room.width,
    height: base + 26,
    left,
    right,
    top: trendTopPx,
    base,
    slots: room.days.map((_, at) => ({ x: round(left + at * slot), width: round(slot) })),
    lines: series.map((points) => trendLine(points, place, series.length === 1)),
    at: (of, slot) => ({ x: x(slot), y: place.y(series[of][slot].value ?? 0) }),
    xLabels: dayLabels(room, x),
    yTicks: yTicks.map((tick, i) => ({ y: round(y(tick)), text: texts[i] })),
  };
}

/** From 0 to the highest value; confidence intervals may extend beyond. */
function heightScale(series: readonly (readonly TrendPoint[])[], { rate }: TrendRoom, base: number) {
  const values = series.flatMap((points) => points.flatMap(({ value, average }) => [value ?? 0, average ?? 0]));
  const most = Math.max(...values, rate ? 0.01 : 1);
  const scale = scaleLinear([0, most * 1.05], [base, trendTopPx]).nice(4);
  const [, end] = scale.domain();
  return rate && end > 1 ? scale.domain([0, 1]) : scale;
}

interface Place {
  x: (at: number) => number;
  y: (value: number) => number;
  slot: number;
}

interface PlacedPoint {
  at: number;
  value: number | null;
}

function trendLine(points: readonly TrendPoint[], place: Place, alone: boolean): TrendLine {
  const known = points.map(({ value }, at): PlacedPoint => ({ at, value }));
  return {
    ...segments(points, place),
    average: path(
      points.map(({ average }, at): PlacedPoint => ({ at, value: average })),
      place,
    ),
    band: alone ? band(points, place) : '',
    dots: known.flatMap(({ at, value }) => {
      const lonely = (points.at(at + 1)?.value ?? null) === null && (at === 0 || points[at - 1].value === null);
      const drawn = value !== null && (place.slot >= minDotSpacingPx || lonely);
      return drawn ? [{ slot: at, x: place.x(at), y: place.y(value), unfinished: points[at].unfinished }] : [];
    }),
  };
}

/** The line between two points is drawn as final only where both points are. */
function segments(points: readonly TrendPoint[], place: Place): Pick<TrendLine, 'solid' | 'dashed'> {
  const parts = { solid: '', dashed: '' };
  for (let at = 0; at + 1 < points.length; at++) {
    const [a, b] = [points[at], points[at + 1]];
    if (a.value === null || b.value === null) continue;
    const kind = a.unfinished || b.unfinished ? 'dashed' : 'solid';
    const end = `${place.x(at)},${place.y(a.value)}`;
    // A segment that continues one of the same kind needs no new move command, so its dashes continue.
    const move = parts[kind].endsWith(end) ? '' : `M${end}`;
    parts[kind] += `${move}L${place.x(at + 1)},${place.y(b.value)}`;
  }
  return parts;
}

function path(points: PlacedPoint[], place: Place): string {
  const draw = line<PlacedPoint>(
    ({ at }) => place.x(at),
    ({ value }) => place.y(value ?? 0),
  ).defined(({ value }) => value !== null);
  return draw(points) ?? '';
}

function band(points: readonly TrendPoint[], place: Place): string {
  const draw = area<TrendPoint>(
    (_, at) => place.x(at),
    ({ interval }) => place.y(interval?.low ?? 0),
    ({ interval }) => Math.max(trendTopPx, place.y(interval?.high ?? 0)),
  ).defined(({ interval }) => interval !== null);
  return draw(points) ?? '';
}

function dayLabels({ days, interval, measure }: TrendRoom, x: (at: number) => number): AxisLabel[] {
  const labels = days.map((day, at) => ({ at: x(at), text: shortIntervalName(day, interval, null) }));
  const picked = sparseLabels(labels, { gap: 16, measure: (text) => measure(text, trendLabelPx) });
  const every = picked.map(({ at }) => labels.findIndex((label) => label.at === at));
  return every.map((at, i) => ({
    at: x(at),
    text: shortIntervalName(days[at], interval, i === 0 ? null : days[every[i - 1]]),
  }));
}
