import { scaleLinear } from 'd3';
import { share } from '../text/numbers';
import type { ChannelFigures } from './channel-figures';
import { isFew } from './few';

/** Rates on a line, as percent of the width. */
export interface RateAxis {
  /** Percent, kept within the axis. */
  at: (rate: number) => number;
  /** Whether a rate lies beyond the axis' ends. */
  beyond: (rate: number) => boolean;
  ticks: { rate: number; text: string }[];
}

/** Percent kept free at both ends, for the dots there. */
const margin = 4;

/**
 * As wide as the rates and the intervals of all but the smallest channels need; from 0 where that takes little more
 * room. The interval of a handful runs out of it.
 */
export function rateAxis(channels: readonly ChannelFigures[], all: number | null): RateAxis {
  const rates = channels.flatMap(({ overall }) => overall.rate ?? []);
  const bounds = channels.flatMap(({ overall }) =>
    overall.interval && !isFew(overall) ? [overall.interval.low, overall.interval.high] : [],
  );
  const shown = [...rates, ...bounds, ...(all === null ? [] : [all])];
  const highest = Math.max(...shown, 0);
  const lowest = Math.min(...shown, highest);
  const scale = scaleLinear()
    .domain([lowest < highest * 0.6 ? 0 : lowest, highest > 0 ? highest : 1])
    .nice(4)
    .range([margin, 100 - margin])
    .clamp(true);
  const [low, high] = scale.domain();
  if (high > 1) scale.domain([low, 1]);
  return {
    at: (rate) => Math.round(scale(rate) * 100) / 100,
    beyond: (rate) => rate < scale.domain()[0] || rate > scale.domain()[1],
    ticks: scale.ticks(4).map((rate) => ({ rate, text: tickText(rate) })),
  };
}

/** "10%", and "0.5%" only where whole percents are too coarse. */
function tickText(rate: number): string {
  return share(rate).replace(/[.,]0(?=\D*$)/, '');
}
