import { utcDay, utcMonth } from 'd3';
import type { PeriodPair } from '../spec/decisions';
import type { DateRange, Duration, FunnelSpec } from '../spec/funnel';
import { dayDate, isoDay } from './calendar';
import { inMicroseconds, msPerDay } from './units';

/** First and last day as `2026-11-21`, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** The dates of the data a funnel is counted on. */
export interface DataDays {
  /** From the first event to the last. */
  days: DayRange;
  /** Result of `lastCompleteDay`. */
  lastComplete: string | null;
}

export function addDays(day: string, days: number): string {
  return isoDay(utcDay.offset(dayDate(day), days));
}

/** Number of days in a period; 0 or less where it ends before it begins. */
export function lengthInDays({ from, to }: DayRange): number {
  return utcDay.count(dayDate(from), dayDate(to)) + 1;
}

/** The same day a number of months later; the last day of that month where it is shorter. */
export function addMonths(day: string, months: number): string {
  const date = dayDate(day);
  const first = utcMonth.offset(utcMonth.floor(date), months);
  const sameDay = utcDay.offset(first, date.getUTCDate() - 1);
  return isoDay(sameDay < utcMonth.offset(first, 1) ? sameDay : lastDayOfMonth(first));
}

function lastDayOfMonth(date: Date): Date {
  return utcDay.offset(utcMonth.offset(utcMonth.floor(date), 1), -1);
}

const lastOfMonth = (day: string) => isoDay(lastDayOfMonth(dayDate(day)));

const isWholeMonths = ({ from, to }: DayRange) => from.endsWith('-01') && to === lastOfMonth(to);

function monthsBetween(from: string, to: string): number {
  return utcMonth.count(utcMonth.floor(dayDate(from)), dayDate(to));
}

/** The period of the same length before: whole months for whole months, else as many days. */
function previousDays(days: DayRange): DayRange {
  if (!isWholeMonths(days)) {
    const length = lengthInDays(days);
    return { from: addDays(days.from, -length), to: addDays(days.from, -1) };
  }
  return { from: addMonths(days.from, -monthsBetween(days.from, days.to) - 1), to: addDays(days.from, -1) };
}

/** Whole months stay whole, so that February of a leap year has its 29th. */
function yearBefore(days: DayRange): DayRange {
  const to = addMonths(days.to, -12);
  return { from: addMonths(days.from, -12), to: isWholeMonths(days) ? lastOfMonth(to) : to };
}

/**
 * The period a funnel is counted in, within the days the data has. One without a beginning has nothing before it to be
 * compared with, so it is the later half of it (of an odd number of days the first is left out), without the days at
 * the end whose entries still have time, unless those are most.
 */
function ownDays(range: DateRange, { days, lastComplete }: DataDays): DayRange {
  if (range.from !== null) return { from: range.from, to: range.to ?? days.to };
  const complete = { from: days.from, to: lastComplete ?? days.to };
  const to = range.to ?? (2 * lengthInDays(complete) > lengthInDays(days) ? complete.to : days.to);
  const half = Math.max(1, Math.floor(lengthInDays({ from: days.from, to }) / 2));
  return { from: addDays(to, 1 - half), to };
}

/** The two periods compared, with both their ends. */
export function comparedDays(pair: PeriodPair, range: DateRange, data: DataDays): { own: DayRange; other: DayRange } {
  const own = ownDays(pair.own ?? range, data);
  const { against } = pair;
  if (against.kind === 'previous') return { own, other: previousDays(own) };
  if (against.kind === 'year_before') return { own, other: yearBefore(own) };
  return { own, other: { from: against.from ?? data.days.from, to: against.to ?? data.days.to } };
}

/** The last complete calendar month in a period; null where there is none. */
export function lastWholeMonth(data: DayRange): DayRange | null {
  const to = data.to === lastOfMonth(data.to) ? data.to : addDays(`${data.to.slice(0, 8)}01`, -1);
  const from = `${to.slice(0, 8)}01`;
  return from >= data.from ? { from, to } : null;
}

const inDays = (duration: Duration | null) => inMicroseconds(duration) / 1000 / msPerDay;

/** Maximum duration of a run, in days; Infinity without a limit. */
function longestRun({ order, steps, window, windowFrom }: FunnelSpec): number {
  const all = inDays(window);
  if (order === 'any') return all;
  const each = windowFrom === 'previous' ? all : Infinity;
  const limits = steps.slice(1).reduce((sum, { within }) => sum + Math.min(each, inDays(within)), 0);
  return Math.min(windowFrom === 'entry' ? all : Infinity, limits);
}

/**
 * The last day whose entries had the whole conversion window by the last day of the data (which may have
 * been cut short itself, so it does not count); null where nothing limits a run.
 */
export function lastCompleteDay(spec: FunnelSpec, data: DayRange): string | null {
  // A run then has until the end of its period, whatever the window.
  if (spec.dateRangeRule === 'whole') return data.to;
  const longest = longestRun(spec);
  if (!Number.isFinite(longest)) return null;
  return addDays(data.to, -1 - Math.ceil(longest));
}
