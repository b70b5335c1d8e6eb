import { round } from '../../chart/boxes';
import { ownValue } from '../../core/own-value';
import { count, decimal, share } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';
import type { FunnelScene } from './drawing';

/** Shares of the required step before, by the id of the step they lead to. */
export type Targets = Readonly<Record<string, number>>;

/** Where a bar would end if its step met its target. Pixels. */
export interface TargetLine {
  id: string;
  met: boolean;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Overhang of a target line on both sides of its bar. */
const targetOverhangPx = 7;

/**
 * One for each required step with a target and actors before it; bars are vertical or horizontal from the drawing's
 * base.
 */
export function targetLines(
  steps: ChartStep[],
  { bars, base }: Pick<FunnelScene, 'bars' | 'base'>,
  targets: Targets,
): TargetLine[] {
  const lying = base.x1 === base.x2;
  return steps.flatMap((step, i) => {
    const target = targetOf(step, targets);
    const before = step.previous === null ? null : steps[step.previous];
    if (target === null || !before || before.actors === 0 || i >= bars.length) return [];
    const [bar, whole] = [bars[i], bars[step.previous ?? 0]];
    const size = (lying ? whole.width : whole.height) * target;
    const place = lying ? round(base.x1 + size) : round(base.y1 - size);
    const line = lying
      ? { x1: place, x2: place, y1: bar.y - 3, y2: bar.y + bar.height + 3 }
      : { x1: round(bar.x - targetOverhangPx), x2: round(bar.x + bar.width + targetOverhangPx), y1: place, y2: place };
    return [{ id: step.id, met: (step.fromPrevious ?? 0) >= target, ...line }];
  });
}

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
  if (gap >= 0) return m.decisions_target_met({ target: share(target), points });
  const needed = Math.ceil(target * steps[step.previous].actors - step.actors - 1e-9);
  return m.decisions_target_missed({ target: share(target), points, needed: count(needed) });
}

/** An optional step loses nobody, so it has no target. */
function targetOf({ id, optional, previous }: ChartStep, targets: Targets): number | null {
  if (optional || previous === null) return null;
  return ownValue(targets, id) ?? null;
}
