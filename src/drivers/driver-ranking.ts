import type { Driver, DriversAnswer } from '../core/spec/drivers';
import { significanceLevel, testProportions } from '../core/stats/compare-proportions';
import { holm } from '../core/stats/holm';

/** `corrected`: p-value with Holm's correction over all drivers of the answer. */
export interface RankedDriver extends Driver {
  corrected: number;
}

/** Significant ones first, then by distance of the ratio from 1; ratios beyond 10:1 come last. */
export function rankDrivers({ drivers, converted, lost }: DriversAnswer): RankedDriver[] {
  const test = (driver: Driver): number =>
    converted === 0 || lost === 0
      ? 1
      : testProportions({ part: driver.converted, whole: converted }, { part: driver.lost, whole: lost }).p;
  const corrected = holm(drivers.map(test));
  const ranked = drivers.map((driver, n) => ({ ...driver, corrected: corrected[n] }));
  const effect = ({ oddsRatio }: Driver): number => Math.abs(Math.log(oddsRatio));
  return ranked.sort(
    (a, b) =>
      Number(a.extreme) - Number(b.extreme) ||
      Number(isBeyondChance(b)) - Number(isBeyondChance(a)) ||
      effect(b) - effect(a),
  );
}

export function isBeyondChance({ corrected }: RankedDriver): boolean {
  return corrected < significanceLevel;
}
