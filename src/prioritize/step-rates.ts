import { requiredSteps } from '../core/spec/required-steps';
import type { FunnelGroup, FunnelSpec } from '../core/spec/funnel';
import { shareOf } from '../core/stats/share-of';

/** From one required stage to the next. */
export interface StepRate {
  /** Of the step it leads to. */
  id: string;
  from: string;
  to: string;
  /** Actors (or runs) at its beginning and at its end. */
  entered: number;
  passed: number;
  /** Share of those at its beginning, 0 … 1; null where there is nobody. */
  rate: number | null;
}

/** The conversion steps of one group of the answer to `spec`; `names` are those of its steps. */
export function stepRates(spec: FunnelSpec, names: string[], group: FunnelGroup | undefined): StepRate[] {
  const stages = requiredSteps(spec, group);
  return stages.slice(1).map(({ id, step, actors }, i) => {
    const before = stages[i];
    return {
      id,
      from: names[before.step] ?? '',
      to: names[step] ?? '',
      entered: before.actors,
      passed: actors,
      rate: shareOf(actors, before.actors),
    };
  });
}

/**
 * Actors at each stage, from the number `entered` and the rate of each step. Null after the first step whose rate is
 * unknown, because nobody has reached it yet; 0 actors at a stage give 0 at all later ones.
 */
export function stageCounts(entered: number, rates: readonly (number | null)[]): (number | null)[] {
  const counts: (number | null)[] = [entered];
  for (const rate of rates) {
    const before = counts[counts.length - 1];
    counts.push(before === 0 ? 0 : before === null || rate === null ? null : before * rate);
  }
  return counts;
}

/**
 * The importance of a conversion step: final conversions more than counted if its rate rose to `reference` and all rates after
 * it stayed: entered here × reference × the later rates − the final conversions. 0 where the rate is no lower than
 * `reference`; null where a later rate is unknown.
 */
export function extraConversions(
  conversionSteps: readonly StepRate[],
  index: number,
  reference: number,
): number | null {
  const { entered, rate } = conversionSteps[index];
  if (entered === 0 || (rate !== null && rate >= reference)) return 0;
  const later = conversionSteps.slice(index + 1).map((conversionStep) => conversionStep.rate);
  const final = stageCounts(entered, [reference, ...later]).at(-1) ?? null;
  return final === null ? null : Math.max(0, final - conversionSteps[conversionSteps.length - 1].passed);
}
