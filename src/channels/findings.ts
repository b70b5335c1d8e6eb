import type { ChannelFigures, Channels } from './channel-figures';

/** A channel that loses significantly more at one step than the rest. */
export interface Loss {
  channel: ChannelFigures;
  /** Index into `Channels.conversionSteps`. */
  conversionStep: number;
  /** Share lost minus the rest's share lost, 0 … 1. */
  more: number;
  /** Actors that would not have been lost there at the rest's rate. */
  actors: number;
}

/** The loss that costs most actors; null where none is significant. The empty channel is ignored. */
export function largestLoss(result: Channels): Loss | null {
  let largest: Loss | null = null;
  for (const channel of withName(result)) {
    for (const [conversionStep, { comparison, own }] of channel.conversionSteps.entries()) {
      if (comparison?.conclusion !== 'lower') continue;
      const more = -comparison.difference;
      const actors = more * own.whole;
      if (!largest || actors > largest.actors) largest = { channel, conversionStep, more, actors };
    }
  }
  return largest;
}

/** The best converting channel among those that convert significantly better than the rest. */
export function bestChannel(result: Channels): ChannelFigures | null {
  const better = withName(result).filter(({ overall }) => overall.comparison?.conclusion === 'higher');
  return better.reduce<ChannelFigures | null>(
    (best, each) => (best && (best.overall.rate ?? 0) >= (each.overall.rate ?? 0) ? best : each),
    null,
  );
}

function withName({ channels }: Channels): ChannelFigures[] {
  return channels.filter(({ value }) => value !== '');
}
