import { utcDay } from 'd3';
import type { TrendInterval } from '../core/spec/timing';
import { calendarIntervals, dayDate, isoDay } from '../core/time/calendar';

/** The last day of the interval that begins on a day; both as `2026-11-21`. */
export function lastDayOf(first: string, interval: TrendInterval): string {
  return isoDay(utcDay.offset(calendarIntervals[interval].offset(dayDate(first), 1), -1));
}

/** "2026-11-21", "2026-11-16 – 2026-11-22", "2026-11", "2026-Q4": the interval that begins on a day. */
export function intervalName(first: string, interval: TrendInterval): string {
  const [year, month] = first.split('-');
  if (interval === 'week') return `${first} – ${lastDayOf(first, interval)}`;
  if (interval === 'month') return `${year}-${month}`;
  if (interval === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  return first;
}

/** The same for narrow labels: month and day, with the year only where it differs from that of `before`. */
export function shortIntervalName(first: string, interval: TrendInterval, before: string | null): string {
  if (interval === 'month' || interval === 'quarter') return intervalName(first, interval);
  return before?.slice(0, 4) === first.slice(0, 4) ? first.slice(5) : first;
}
