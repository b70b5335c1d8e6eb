import { utcDay, utcMonday, utcMonth, type CountableTimeInterval, type TimeInterval } from 'd3';
import type { TrendInterval } from '../spec/timing';

const utcQuarter = utcMonth.every(3)!;

/**
 * The intervals of a calendar over days, each a `Date` at midnight as if UTC. Weeks begin on Monday, as in ISO 8601;
 * quarters in January, April, July and October.
 */
export const calendarIntervals: Record<TrendInterval, TimeInterval | CountableTimeInterval> = {
  day: utcDay,
  week: utcMonday,
  month: utcMonth,
  quarter: utcQuarter,
};

/** A day (ms, as if UTC) as `2026-11-21`. */
export function isoDay(day: number | Date): string {
  return new Date(day).toISOString().slice(0, 10);
}

/** The inverse: the midnight (as if UTC) of a day as `2026-11-21`. */
export function dayDate(iso: string): Date {
  return new Date(`${iso}T00:00Z`);
}
