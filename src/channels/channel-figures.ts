import { requiredSteps } from '../core/spec/required-steps';
import { maxDrawnGroups } from '../chart/colours';
import type { FunnelAnswer, FunnelGroup, FunnelSpec, GroupKey } from '../core/spec/funnel';
import { compareEach, type Comparison } from '../core/stats/compare-proportions';
import { shareOf } from '../core/stats/share-of';
import { wilson, type RateInterval, type Proportion } from '../core/stats/wilson';

/** From one required stage to the next; indices into the spec's steps. */
export interface StageStep {
  from: number;
  to: number;
}

/** A rate of one channel, compared with the same rate of all other channels together. */
export interface RateFigure {
  own: Proportion;
  rest: Proportion;
  /** Share, 0 … 1; null where nobody reached the stage. */
  rate: number | null;
  /** Wilson's, 95 %. */
  interval: RateInterval | null;
  /** Null where one side has no actors. */
  comparison: Comparison | null;
}

export interface ChannelFigures {
  /** As in the data; '' is empty. */
  value: string;
  key: GroupKey;
  entered: number;
  converted: number;
  /** From the first to the last required stage. */
  overall: RateFigure;
  /** One for each of `Channels.conversionSteps`. */
  conversionSteps: RateFigure[];
  /** Seconds from entry to conversion. */
  median: number | null;
  /** Of all that converted, 0 … 1; null where nobody did. */
  share: number | null;
}

export interface Channels {
  conversionSteps: StageStep[];
  /** The funnel of all channels together. */
  all: { entered: number; converted: number; rate: number | null; conversionSteps: (number | null)[] };
  /** Most entered first. */
  channels: ChannelFigures[];
  /** Number of channels not listed separately; they are included in the rest. */
  unlisted: number;
}

/**
 * The figures of each channel in a funnel broken down by channel. Each actor is in at most one channel, so the rest is
 * all actors minus the channel. Holm's correction is taken over the channels for the overall rates, and over all
 * channels and conversion steps for those of conversion steps.
 */
export function channelFigures(spec: FunnelSpec, answer: FunnelAnswer): Channels {
  const whole = answer.groups.find(({ key }) => key.kind === 'all');
  const stages = requiredSteps(spec, whole).map(({ step }) => step);
  const conversionSteps = stages.slice(1).map((to, i) => ({ from: stages[i], to }));
  const overall: StageStep = { from: stages[0], to: stages[stages.length - 1] };
  const groups = answer.groups.flatMap((group) =>
    group.key.kind === 'values' ? [{ group, value: group.key.values[0] }] : [],
  );

  const ratesOf = (conversionStep: StageStep) => groups.map(({ group }) => ratePair(group, { whole, conversionStep }));
  const rates = ratesFrom(ratesOf(overall));
  const cells = ratesFrom(conversionSteps.flatMap(ratesOf));
  const last = whole?.steps.at(overall.to)?.actors ?? 0;
  return {
    conversionSteps,
    all: {
      entered: whole?.steps.at(0)?.actors ?? 0,
      converted: last,
      rate: rateOrNull(groupProportion(whole, overall)),
      conversionSteps: conversionSteps.map((conversionStep) => rateOrNull(groupProportion(whole, conversionStep))),
    },
    channels: groups.map(({ group, value }, i) => ({
      value,
      key: group.key,
      entered: group.steps[0].actors,
      converted: group.steps[overall.to].actors,
      overall: rates[i],
      conversionSteps: conversionSteps.map((_step, index) => cells[index * groups.length + i]),
      median: group.steps[overall.to].fromEntry?.median ?? null,
      share: shareOf(group.steps[overall.to].actors, last),
    })),
    unlisted: unlistedGroups(answer, groups.length),
  };
}

/** The `other` group counts every group that is not drawn; most of those are still listed separately. */
function unlistedGroups({ groups }: FunnelAnswer, listed: number): number {
  const other = groups.find(({ key }) => key.kind === 'other');
  return other?.key.kind === 'other' ? Math.max(0, maxDrawnGroups + other.key.groups - listed) : 0;
}

function groupProportion(group: FunnelGroup | undefined, { from, to }: StageStep): Proportion {
  return { part: group?.steps.at(to)?.actors ?? 0, whole: group?.steps.at(from)?.actors ?? 0 };
}

function rateOrNull({ part, whole }: Proportion): number | null {
  return shareOf(part, whole);
}

type RatePair = readonly [own: Proportion, rest: Proportion];

function ratePair(group: FunnelGroup, of: { whole: FunnelGroup | undefined; conversionStep: StageStep }): RatePair {
  const own = groupProportion(group, of.conversionStep);
  const all = groupProportion(of.whole, of.conversionStep);
  return [own, { part: all.part - own.part, whole: all.whole - own.whole }];
}

/** Compared and corrected together. */
function ratesFrom(pairs: RatePair[]): RateFigure[] {
  return compareEach(pairs).map((comparison, i) => {
    const [own, rest] = pairs[i];
    const interval = own.whole > 0 ? wilson(own.part, own.whole) : null;
    return { own, rest, rate: rateOrNull(own), interval, comparison };
  });
}
