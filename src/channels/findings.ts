import type { ChannelFigures, Channels } from './channel-figures';

/** A channel that loses more at one passage than the rest does, beyond chance. */
export interface Loss {
  channel: ChannelFigures;
  /** Index into `Channels.passages`. */
  passage: number;
  /** Share lost beyond the rest's, 0 … 1. */
  more: number;
  /** Actors that would not have been lost there at the rest's rate. */
  actors: number;
}

/** The loss that costs most actors; null where none is beyond chance. Those without a channel are none to speak of. */
export function largestLoss(told: Channels): Loss | null {
  let largest: Loss | null = null;
  for (const channel of named(told)) {
    for (const [passage, { comparison, own }] of channel.passages.entries()) {
      if (comparison?.verdict !== 'lower') continue;
      const more = -comparison.difference;
      const actors = more * own.whole;
      if (!largest || actors > largest.actors) largest = { channel, passage, more, actors };
    }
  }
  return largest;
}

/** The channel that converts best of those that convert better than the rest beyond chance. */
export function bestChannel(told: Channels): ChannelFigures | null {
  const better = named(told).filter(({ overall }) => overall.comparison?.verdict === 'higher');
  return better.reduce<ChannelFigures | null>(
    (best, each) => (best && (best.overall.rate ?? 0) >= (each.overall.rate ?? 0) ? best : each),
    null,
  );
}

function named({ channels }: Channels): ChannelFigures[] {
  return channels.filter(({ value }) => value !== '');
}
