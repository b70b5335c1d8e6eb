import { isoDay } from '../../../src/core/time/calendar';
import { startOfDay } from '../../../src/core/time/start-of-day';
import { msPerDay } from '../../../src/core/time/units';

/** Parses a calendar day such as `2026-11-21`; null where the text is not one. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(day) || isoDay(day) !== text ? null : day;
}

/** Bounds in µs (end exclusive) of the days `from` … `to` (inclusive) in a time zone; open sides are infinite. */
export function dayBounds(
  range: { from: string | null; to: string | null },
  timeZone: string,
): { start: number; end: number } {
  const from = range.from === null ? null : parseDay(range.from);
  const to = range.to === null ? null : parseDay(range.to);
  return {
    start: from === null ? -Infinity : startOfDay(from, timeZone) * 1000,
    end: to === null ? Infinity : startOfDay(to + msPerDay, timeZone) * 1000,
  };
}
