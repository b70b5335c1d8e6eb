import type { Action, Decisions } from '../core/spec/decisions';
import { ownValue } from '../core/own-value';
import { extraConversions, type StepRate } from './step-rates';
import type { ReferenceRate } from './references';

const unjudged: Action = { controllability: null, owner: '', action: '', due: null };
/** Controllability assumed in the combined rank for a step without a rating. */
const neutralRating = 3;

/** A step with its assessment. */
export interface Bottleneck {
  conversionStep: StepRate;
  /** Null where there is none for this conversion step. */
  reference: ReferenceRate | null;
  /** Additional final conversions; null where unknown. */
  importance: number | null;
  action: Action;
  /** Combined rank: importance ÷ the largest × controllability ÷ 5, 0 … 1. */
  score: number;
}

function actionOf({ actions }: Decisions, id: string): Action {
  return ownValue(actions, id) ?? unjudged;
}

/** The conversion steps in the order of the chosen rank; among equals the more important, then the earlier one first. */
export function rankBottlenecks(
  conversionSteps: StepRate[],
  references: Map<string, ReferenceRate>,
  decisions: Decisions,
): Bottleneck[] {
  const all = conversionSteps.map((conversionStep, index) => {
    const reference = references.get(conversionStep.id) ?? null;
    const importance = reference && extraConversions(conversionSteps, index, reference.rate);
    return { conversionStep, reference, importance, action: actionOf(decisions, conversionStep.id) };
  });
  const most = Math.max(0, ...all.map(({ importance }) => importance ?? 0));
  const scored = all.map((each) => ({ ...each, score: scoreOf(each.importance, most, each.action) }));
  const key = (each: Bottleneck): number => {
    if (decisions.rank === 'controllability') return each.action.controllability ?? 0;
    return decisions.rank === 'both' ? each.score : (each.importance ?? -1);
  };
  return scored.sort((a, b) => key(b) - key(a) || (b.importance ?? -1) - (a.importance ?? -1));
}

function scoreOf(importance: number | null, most: number, { controllability }: Action): number {
  return importance === null || most === 0 ? 0 : (importance / most) * ((controllability ?? neutralRating) / 5);
}
