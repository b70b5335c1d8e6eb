import type { Driver, DriversAnswer } from '../core/spec/drivers';
import { count, decimal } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import { shortText } from '../i18n/short-text';
import type { Strength } from './driver-strength';

export function driverName({ name, value }: Driver): string {
  return value === null ? shortText(name) : m.reasons_value({ property: shortText(name), value: shortText(value) });
}

/** Two figures that matter: "1,240", "12", "3.4", "0.67", "0.042". */
export function ratioText(ratio: number): string {
  if (ratio >= 10) return decimal(ratio, 0);
  if (ratio >= 1) return decimal(ratio, 1);
  return decimal(ratio, Math.min(6, 1 - Math.floor(Math.log10(ratio))));
}

const strengths: Record<Strength, () => string> = {
  few: m.reasons_strength_few,
  chance: m.reasons_strength_chance,
  slight: m.reasons_strength_slight,
  clear: m.reasons_strength_clear,
  strong: m.reasons_strength_strong,
  extreme: m.reasons_strength_extreme,
};

export function strengthText(strength: Strength): string {
  return strengths[strength]();
}

/** All figures of a driver. */
export function markSentence(reason: Driver, answer: DriversAnswer): string {
  return m.reasons_mark({
    name: driverName(reason),
    converted: count(reason.converted),
    allConverted: count(answer.converted),
    lost: count(reason.lost),
    allLost: count(answer.lost),
    ratio: ratioText(reason.oddsRatio),
    low: ratioText(reason.low),
    high: ratioText(reason.high),
  });
}
