import type { Reason, ReasonsAnswer } from '../core/spec/drivers';
import { isBeyondChance, type RankedReason } from './driver-ranking';

export type Strength = 'few' | 'chance' | 'slight' | 'clear' | 'strong' | 'extreme';

/** Nothing is claimed of fewer actors than this. */
const fewest = 30;
/** Odds so much higher (or lower) are called clear, and strong. */
const clear = 1.5;
const strong = 3;

/** What an odds ratio amounts to, as far as the test lets one say. */
export function strengthOf(
  reason: RankedReason,
  { converted, lost }: Pick<ReasonsAnswer, 'converted' | 'lost'>,
): Strength {
  if (converted + lost < fewest) return 'few';
  if (!isBeyondChance(reason)) return 'chance';
  if (reason.extreme) return 'extreme';
  const ratio = Math.max(reason.oddsRatio, 1 / reason.oddsRatio);
  if (ratio < clear) return 'slight';
  return ratio < strong ? 'clear' : 'strong';
}

/** Whether many more converted than were lost, or the other way round: beyond 10:1 a few actors decide every ratio. */
export function isSkewed({ converted, lost }: Pick<ReasonsAnswer, 'converted' | 'lost'>): boolean {
  return converted > 0 && lost > 0 && (converted > 10 * lost || lost > 10 * converted);
}

/** Those that go with conversion and those that go with loss; what goes with neither stands in none. */
export function byDirection<R extends Reason>(reasons: readonly R[]): { conversion: R[]; loss: R[] } {
  return {
    conversion: reasons.filter(({ oddsRatio }) => oddsRatio > 1),
    loss: reasons.filter(({ oddsRatio }) => oddsRatio < 1),
  };
}
