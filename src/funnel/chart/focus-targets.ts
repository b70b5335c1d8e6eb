import { ownValue } from '../../core/own-value';
import { count, decimal, share } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';

/** Shares of the required step before, by the id of the step they lead to. */
export type Targets = Readonly<Record<string, number>>;

/**
 * The share of the first step's actors that would come to a step if it met its target, and whether it does; null where
 * it has none, or nobody could have met it.
 */
export function targetShare(
  steps: ChartStep[],
  index: number,
  targets: Targets,
): { share: number; met: boolean } | null {
  const step = steps[index];
  const target = targetOf(step, targets);
  const before = step.previous === null ? null : steps[step.previous];
  if (target === null || !before || before.actors === 0) return null;
  return { share: (before.fromFirst ?? 1) * target, met: (step.fromPrevious ?? 0) >= target };
}

/** How far a step is from its target: "Target 50.0%: 3.2 points below, 45 more are needed"; '' where it has none. */
export function targetSentence(steps: ChartStep[], index: number, targets: Targets): string {
  const step = steps[index];
  const target = targetOf(step, targets);
  if (target === null || step.previous === null || step.fromPrevious === null) return '';
  const gap = step.fromPrevious - target;
  const points = decimal(Math.abs(gap) * 100, 1);
  if (gap >= 0) return m.prioritize_target_met({ target: share(target), points });
  const needed = Math.ceil(target * steps[step.previous].actors - step.actors - 1e-9);
  return m.prioritize_target_missed({ target: share(target), points, needed: count(needed) });
}

/** An optional step loses nobody, so it has no target. */
function targetOf({ id, optional, previous }: ChartStep, targets: Targets): number | null {
  if (optional || previous === null) return null;
  return ownValue(targets, id) ?? null;
}
