import type { Driver, DriversAnswer } from '../core/spec/drivers';
import { count, decimal } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import { shortText } from '../i18n/short-text';
import type { Strength } from './driver-strength';

export function driverName({ name, value }: Driver): string {
  return value === null ? shortText(name) : m.drivers_value({ property: shortText(name), value: shortText(value) });
}

/** Two figures that matter: "1,240", "12", "3.4", "0.67", "0.042". */
export function ratioText(ratio: number): string {
  if (ratio >= 10) return decimal(ratio, 0);
  if (ratio >= 1) return decimal(ratio, 1);
  return decimal(ratio, Math.min(6, 1 - Math.floor(Math.log10(ratio))));
}

const strengths: Record<Strength, () => string> = {
  few: m.drivers_strength_few,
  chance: m.drivers_strength_chance,
  slight: m.drivers_strength_slight,
  clear: m.drivers_strength_clear,
  strong: m.drivers_strength_strong,
  extreme: m.drivers_strength_extreme,
};

export function strengthText(strength: Strength): string {
  return strengths[strength]();
}

/** All figures of a driver. */
export function markSentence(driver: Driver, answer: DriversAnswer): string {
  return m.drivers_mark({
    name: driverName(driver),
    converted: count(driver.converted),
    allConverted: count(answer.converted),
    lost: count(driver.lost),
    allLost: count(answer.lost),
    ratio: ratioText(driver.oddsRatio),
    low: ratioText(driver.low),
    high: ratioText(driver.high),
  });
}
