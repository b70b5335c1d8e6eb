import { line, curveStepAfter, scaleLinear } from 'd3';
import { round } from '../chart/boxes';
import type { MeasureText } from '../chart/text-width';
import type { Times } from '../core/spec/funnel';
import type { TimesSeries } from '../core/spec/timing';
import { shortDuration } from '../i18n/durations';
import { sparseLabels, type AxisLabel } from '../chart/sparse-labels';
import type { BinnedDrawing } from '../chart/bins/binned-drawing';
import { tickLabel } from '../chart/bins/tick-label';
import { TimesAxis } from './times-axis';

/** Percentiles of one series as a strip: a thin line from 10 to 90, a thick one from 25 to 75, a mark at the median. */
interface Strip {
  series: number;
  y: number;
  p10: number;
  p25: number;
  median: number;
  p75: number;
  p90: number;
}

export interface TimesDrawing extends BinnedDrawing {
  /** The outlines of all series but those drawn as bars: closed where filled. */
  outlines: { series: number; path: string; area: string }[];
  /** Bars of the first series. */
  bars: { x: number; y: number; width: number; height: number }[];
  strips: Strip[];
  /** Height of a series in a slot. */
  at: (series: number, slot: number) => number;
}

interface TimesRoom {
  width: number;
  /** Size of the bars' area, in pixels. */
  height: number;
  measure: MeasureText;
  scale: 'linear' | 'log';
  /** The highest share or count, where several drawings have the same scale. */
  most?: number;
}

const stripHeightPx = 12;
const timesLabelPx = 11;

/** With several series each bin is a share of the series' own runs, so that small and large ones can be compared. */
export function heightsOf({ bins, times }: TimesSeries, shared: boolean): number[] {
  return bins.map(({ actors }) => (shared ? actors / Math.max(1, times?.n ?? 0) : actors));
}

/**
 * Lays out one or several series with the same bins: the first as bars, the others as outlines, and above them the
 * percentiles of each that has any.
 */
export function timesLayout(series: TimesSeries[], room: TimesRoom): TimesDrawing {
  const shared = series.length > 1 || room.most !== undefined;
  const heights = series.map((each) => heightsOf(each, shared));
  const most = room.most ?? Math.max(...heights.flat(), shared ? 0.01 : 1);
  const withTimes = series.flatMap(({ times }, index) => (times ? [{ times, place: index }] : []));
  const top = withTimes.length * stripHeightPx + 14;
  const base = top + room.height;
  const y = scaleLinear([0, most], [base, top]).nice(4);
  const yTicks = y.ticks(4).filter((tick) => shared || Number.isInteger(tick));
  const texts = yTicks.map((tick) => tickLabel(tick, shared));
  const left = Math.ceil(Math.max(...texts.map((text) => room.measure(text, timesLabelPx)))) + 10;
  const right = room.width - 28;
  const axis = new TimesAxis(series[0].bins, room.scale, { left, right });
  const slots = series[0].bins.map((_, bin) => ({ x: round(axis.limit(bin)), width: round(axis.slotWidth) }));
  const gap = axis.slotWidth > 5 ? 1 : 0;
  return {
    width: room.width,
    height: base + 26,
    left,
    right,
    base,
    top,
    slots,
    bars: heights[0].map((height, bin) => ({
      x: round(axis.limit(bin) + gap / 2),
      y: round(y(height)),
      width: round(Math.max(0.5, axis.slotWidth - gap)),
      height: round(base - y(height)),
    })),
    outlines: heights.slice(1).map((each, i) => ({ series: i + 1, ...outline(each, axis, y) })),
    strips: withTimes.map(({ times, place }, row) => ({ series: place, ...strip(times, axis, row) })),
    at: (of, slot) => round(y(heights[of][slot])),
    xLabels: limitLabels(series[0], axis, { gap: 14, measure: (text) => room.measure(text, timesLabelPx) }),
    yTicks: yTicks.map((tick, i) => ({ y: round(y(tick)), text: texts[i] })),
  };
}

function strip(times: Times, axis: TimesAxis, row: number): Omit<Strip, 'series'> {
  const at = (seconds: number): number => round(axis.at(seconds));
  const { p10, p25, median, p75, p90 } = times;
  const y = row * stripHeightPx + stripHeightPx / 2 + 2;
  return { y, p10: at(p10), p25: at(p25), median: at(median), p75: at(p75), p90: at(p90) };
}

function outline(heights: number[], axis: TimesAxis, y: (height: number) => number): { path: string; area: string } {
  const ends = [...heights, heights[heights.length - 1]];
  const path = line<number>(
    (_, bin) => round(axis.limit(bin)),
    (height) => round(y(height)),
  ).curve(curveStepAfter)(ends);
  const base = round(y(0));
  const area = `${path ?? ''}V${base}H${round(axis.limit(0))}Z`;
  return { path: path ?? '', area };
}

function limitLabels({ bins }: TimesSeries, axis: TimesAxis, room: Parameters<typeof sparseLabels>[1]): AxisLabel[] {
  const limits = [...bins.map(({ from }) => from), ...bins.slice(-1).map(({ to }) => to)];
  const labels = limits.map((seconds, bin) => ({ at: round(axis.limit(bin)), text: shortDuration(seconds) }));
  // Skips limits that would have the same text as the one before.
  return sparseLabels(
    labels.filter(({ text }, bin) => text !== labels.at(bin - 1)?.text || bin === 0),
    room,
  );
}
