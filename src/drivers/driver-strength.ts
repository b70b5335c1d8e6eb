import type { Driver, DriversAnswer } from '../core/spec/drivers';
import { isBeyondChance, type RankedDriver } from './driver-ranking';
import { minActors } from '../core/stats/compare-proportions';

export type Strength = 'few' | 'chance' | 'slight' | 'clear' | 'strong' | 'extreme';

/** Odds ratios (or reciprocals) from which an effect is called clear, and strong. */
const clearRatio = 1.5;
const strongRatio = 3;

/** Strength of an odds ratio, as far as it is significant. */
export function strengthOf(
  driver: RankedDriver,
  { converted, lost }: Pick<DriversAnswer, 'converted' | 'lost'>,
): Strength {
  if (converted + lost < minActors) return 'few';
  if (!isBeyondChance(driver)) return 'chance';
  if (driver.extreme) return 'extreme';
  const ratio = Math.max(driver.oddsRatio, 1 / driver.oddsRatio);
  if (ratio < clearRatio) return 'slight';
  return ratio < strongRatio ? 'clear' : 'strong';
}

/** Whether many more converted than were lost, or vice versa: beyond 10:1 a few actors decide every ratio. */
export function isSkewed({ converted, lost }: Pick<DriversAnswer, 'converted' | 'lost'>): boolean {
  return converted > 0 && lost > 0 && (converted > 10 * lost || lost > 10 * converted);
}

/** Splits drivers into those that correlate with conversion and with loss; others are in neither. */
export function byDirection<R extends Driver>(drivers: readonly R[]): { conversion: R[]; loss: R[] } {
  return {
    conversion: drivers.filter(({ oddsRatio }) => oddsRatio > 1),
    loss: drivers.filter(({ oddsRatio }) => oddsRatio < 1),
  };
}
