import { isOptional, requiredStepBefore } from '../core/spec/required-steps';
import type { FunnelAnswer, FunnelSpec } from '../core/spec/funnel';
import { compareEach, compareProportions, type Comparison } from '../core/stats/compare-proportions';
import { shareOf } from '../core/stats/share-of';
import type { Proportion } from '../core/stats/wilson';

/** One period's count at a stage. Shares are 0 … 1, null where there is nobody to take them of. */
export interface PeriodCount {
  actors: number;
  /** Actors at the required stage before; null at the first. */
  before: number | null;
  fromPrevious: number | null;
  fromFirst: number | null;
}

/** A stage in both periods. */
export interface ComparedStage {
  id: string;
  name: string;
  /** Name of the required stage before; '' at the first. */
  previous: string;
  optional: boolean;
  own: PeriodCount;
  other: PeriodCount;
  /**
   * Comparison of the rates from the stage before, corrected for multiple testing; null at the first stage and where a
   * period has nobody there.
   */
  conversionStep: Comparison | null;
}

export interface ComparedPeriods {
  stages: ComparedStage[];
  /** Comparison of the shares of the first stage that reached the last required one. */
  overall: Comparison | null;
  /** The stage that comparison is about. */
  last: ComparedStage;
}

/** The same funnel's counts in two periods. */
export interface PeriodAnswers {
  own: FunnelAnswer;
  other: FunnelAnswer;
}

/** Compares the funnels of all actors in two periods; `names` are those of the spec's steps. */
export function comparePeriods(spec: FunnelSpec, names: string[], answers: PeriodAnswers): ComparedPeriods {
  const own = counts(spec, answers.own);
  const other = counts(spec, answers.other);
  const conversionSteps = compareEach(own.map((count, i) => pair(periodProportion(count), periodProportion(other[i]))));
  const previousName = (step: number | null): string => (step === null ? '' : (names[step] ?? ''));
  const stages = spec.steps.map(({ id }, i) => ({
    id,
    name: names[i] ?? '',
    previous: previousName(requiredStepBefore(spec, i)),
    optional: isOptional(spec, i),
    own: own[i],
    other: other[i],
    conversionStep: conversionSteps[i],
  }));
  const last = stages.findLastIndex(({ optional }) => !optional);
  const whole = (of: PeriodCount[]) => ({ part: of[last].actors, whole: of[0].actors });
  return {
    stages,
    overall: last > 0 ? compareProportions(whole(own), whole(other)) : null,
    last: stages[last],
  };
}

function counts(spec: FunnelSpec, answer: FunnelAnswer): PeriodCount[] {
  const steps = answer.groups.find(({ key }) => key.kind === 'all')?.steps ?? [];
  const actors = spec.steps.map((_step, i) => steps.at(i)?.actors ?? 0);
  return actors.map((here, i) => {
    const required = requiredStepBefore(spec, i);
    const before = required === null ? null : actors[required];
    return {
      actors: here,
      before,
      fromPrevious: before === null ? null : shareOf(here, before),
      fromFirst: shareOf(here, actors[0]),
    };
  });
}

function periodProportion({ actors, before }: PeriodCount): Proportion | null {
  return before === null ? null : { part: actors, whole: before };
}

function pair(a: Proportion | null, b: Proportion | null): [Proportion, Proportion] | null {
  return a && b ? [a, b] : null;
}
