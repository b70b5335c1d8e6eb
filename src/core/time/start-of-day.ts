import { firstWhere } from '../arrays/first-where';
import { wallClock } from './wall-clock';
import { msPerHour } from './units';

/** Maximum offset of a time zone from UTC, in ms. */
const maxOffsetMs = 26 * msPerHour;

/**
 * The first instant, in ms, at which the wall clock of `timeZone` shows `day` (ms as if UTC) or later. Where the clock
 * was not changed shortly before, it follows from the offset on the day before; else it is found by bisection, so that
 * days which begin at one o'clock, or are skipped altogether, need no special case.
 */
export function startOfDay(day: number, timeZone: string): number {
  if (timeZone === 'UTC') return day;
  const clock = wallClock(timeZone);
  const ahead = clock(day - maxOffsetMs) - (day - maxOffsetMs);
  if (clock(day - ahead) === day && clock(day - ahead - 1000) === day - 1000) return day - ahead;
  return firstWhere((instant) => clock(instant) >= day, { low: day - maxOffsetMs, high: day + maxOffsetMs });
}
