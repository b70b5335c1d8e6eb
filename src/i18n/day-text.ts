import { isoDay } from '../core/time/calendar';

/**
 * A day that a person has typed, year first with `-`, `/`, `.`, 年月日 or nothing between, as `2026-11-21`; null where
 * there is no such day.
 */
export function dayOf(text: string): string | null {
  const parts =
    /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*$/.exec(text) ?? /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text);
  if (parts === null) return null;
  const [year, month, day] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  // The calendar rolls over: 31 April would be 1 May.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1) return null;
  return isoDay(date);
}
