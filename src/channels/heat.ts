import type { ChannelFigures, RateFigure } from './channel-figures';
import { isFew } from './too-few';

/** The scale covers at least this difference, so smaller ones stay pale: 5 points. */
const minScaleShare = 0.05;
/** The strongest mix, in percent: ink is still legible on it in both themes. */
const maxMixPercent = 52;
/** Factor on the colour strength of differences that are not significant. */
const doubtfulShare = 0.35;

/** The largest significant difference between a channel's step rate and the rest's; it gets the strongest colour. */
export function heatRange(channels: readonly ChannelFigures[]): number {
  const cells = channels.flatMap(({ conversionSteps }) =>
    conversionSteps.filter((cell) => !isFew(cell) && !mayBeChance(cell)),
  );
  return Math.max(minScaleShare, ...cells.map(({ comparison }) => Math.abs(comparison?.difference ?? 0)));
}

/**
 * A CSS colour: blue where the channel loses less than the rest, orange where it loses more. Null where there are too
 * few actors.
 */
export function heatColour(cell: RateFigure, range: number): string | null {
  if (!cell.comparison || isFew(cell)) return null;
  const strength = Math.max(-1, Math.min(1, cell.comparison.difference / range));
  return mixed(strength * (mayBeChance(cell) ? doubtfulShare : 1));
}

function mayBeChance({ comparison }: RateFigure): boolean {
  return comparison?.conclusion === 'chance';
}

/** From −1 (much worse) over 0 (as the rest) to 1. */
export function mixed(strength: number): string {
  const percent = Math.round(Math.min(1, Math.abs(strength)) * maxMixPercent);
  return `color-mix(in oklab, var(${strength < 0 ? '--series-2' : '--series-3'}) ${percent}%, var(--surface))`;
}
