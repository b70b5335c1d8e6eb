import { compareEach, type Comparison } from '../core/stats/compare-proportions';
import { shareOf } from '../core/stats/share-of';
import type { ChannelFigures } from './channel-figures';

/** One channel's actors at a stage. */
interface Reached {
  actors: number;
  /** Share of those that entered through the channel, 0 … 1; null where nobody did. */
  share: number | null;
}

interface PairStage {
  /** Index into the spec's steps. */
  step: number;
  reached: readonly [Reached, Reached];
}

/** From one stage to the next: both rates (null where nobody reached the stage) and their comparison. */
export interface PairStep {
  rates: readonly [number | null, number | null];
  comparison: Comparison | null;
}

export interface PairFigures {
  stages: PairStage[];
  /** One fewer than stages. */
  conversionSteps: PairStep[];
  overall: PairStep;
}

/** Two channels stage by stage. Holm's correction is taken over the conversion steps and the whole way together. */
export function pairFigures(pair: readonly [ChannelFigures, ChannelFigures], steps: readonly number[]): PairFigures {
  const [a, b] = pair;
  const rates = [
    ...a.conversionSteps.map((own, i) => [own, b.conversionSteps[i]] as const),
    [a.overall, b.overall] as const,
  ];
  const comparisons = compareEach(rates.map(([own, other]) => [own.own, other.own]));
  const conversionSteps = rates.map(([own, other], i) => ({
    rates: [own.rate, other.rate] as const,
    comparison: comparisons[i],
  }));
  return {
    stages: steps.map((step, i) => ({ step, reached: [reached(a, i), reached(b, i)] })),
    conversionSteps: conversionSteps.slice(0, -1),
    overall: conversionSteps[conversionSteps.length - 1],
  };
}

function reached({ entered, conversionSteps }: ChannelFigures, stage: number): Reached {
  const actors = stage === 0 ? entered : conversionSteps[stage - 1].own.part;
  return { actors, share: shareOf(actors, entered) };
}
