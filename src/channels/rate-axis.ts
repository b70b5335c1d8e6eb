import { intervalAxis, type IntervalAxis } from '../chart/interval-axis';
import { decimal } from '../i18n/numbers';
import type { ChannelFigures } from './channel-figures';
import { isFew } from './too-few';

/**
 * Covers the rates and the intervals of all but the smallest channels; starts at 0 where that takes little more
 * room. Intervals of very small channels may exceed it.
 */
export function rateAxis(channels: readonly ChannelFigures[], all: number | null): IntervalAxis {
  const rates = channels.flatMap(({ overall }) => overall.rate ?? []);
  const bounds = channels.flatMap(({ overall }) =>
    overall.interval && !isFew(overall) ? [overall.interval.low, overall.interval.high] : [],
  );
  const shown = [...rates, ...bounds, ...(all === null ? [] : [all])];
  const highest = Math.max(...shown, 0);
  const lowest = Math.min(...shown, highest);
  return intervalAxis({
    lowest: lowest < highest * 0.6 ? 0 : lowest,
    highest,
    least: 0,
    most: 1,
    text: (rate) => `${decimal(rate * 100, 1)}%`,
  });
}
