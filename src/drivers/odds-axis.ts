import { scaleLog } from 'd3';
import type { Driver } from '../core/spec/drivers';

/** Odds ratios on a log scale with 1 in the middle, as percent of the width. */
export interface OddsAxis {
  /** Percent, kept within the axis. */
  at: (ratio: number) => number;
  /** Whether a ratio lies beyond the axis' ends. */
  beyond: (ratio: number) => boolean;
  /** Left and right of the middle alike; "÷10 ÷3 1 ×3 ×10". */
  ticks: { ratio: number; text: string }[];
}

const decimalTicks = [3, 10, 30, 100, 300, 1000, 3000, 10_000];
/** Percent kept free at both ends, for the dots there. */
const oddsMarginPercent = 4;

/** Covers the ratios and most of their intervals; an interval far wider than any ratio may exceed it. */
export function oddsAxis(drivers: readonly Driver[]): OddsAxis {
  const spread = (ratio: number) => Math.max(ratio, 1 / ratio);
  const ratios = Math.max(1, ...drivers.map(({ oddsRatio }) => spread(oddsRatio)));
  const bounds = Math.max(1, ...drivers.map(({ low, high }) => Math.max(spread(low), spread(high))));
  const end = Math.max(3, ratios * 1.15, Math.min(bounds, ratios * 3));
  const scale = scaleLog()
    .domain([1 / end, end])
    .range([oddsMarginPercent, 100 - oddsMarginPercent])
    .clamp(true);
  const marks = decimalTicks.filter((ratio) => ratio <= end);
  // In a narrow column only the last tick and one half way to it keep enough distance.
  const last = marks[marks.length - 1];
  const half = marks.filter((ratio) => ratio * ratio <= last).slice(-1);
  const shown = [...half, last];
  return {
    at: (ratio) => Math.round(scale(ratio) * 100) / 100,
    beyond: (ratio) => ratio > end || ratio < 1 / end,
    ticks: [
      ...[...shown].reverse().map((ratio) => ({ ratio: 1 / ratio, text: `÷${ratio}` })),
      { ratio: 1, text: '1' },
      ...shown.map((ratio) => ({ ratio, text: `×${ratio}` })),
    ],
  };
}
