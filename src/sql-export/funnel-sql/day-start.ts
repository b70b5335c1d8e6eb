import { startOfDay } from '../../core/time/start-of-day';
import { msPerDay } from '../../core/time/units';

/** The first instant, in µs, at which the wall clock shows the day (`2026-11-21`) plus `days`, or later. */
export function dayStart(day: string, timeZone: string, days = 0): number {
  return startOfDay(Date.parse(`${day}T00:00:00Z`) + days * msPerDay, timeZone) * 1000;
}
