import { decimal, shortCount } from '../../i18n/numbers';

/** A tick of an axis of shares ("25%", "2.5%") or of counts ("1.2k"). */
export function tickLabel(value: number, isShare: boolean): string {
  return isShare ? `${decimal(value * 100, 2)}%` : shortCount(value);
}
