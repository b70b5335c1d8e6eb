import { startOfDay } from '../../src/core/time/start-of-day';
import type { TrendInterval } from '../../src/core/spec/timing';
import { msPerDay } from '../../src/core/time/units';

/** Days in ms, as if UTC. 1970-01-01 was a Thursday. */
const firstMonday = 4 * msPerDay;

/** `maxIntervals`: the most intervals to create. */
export interface IntervalsWanted {
  interval: TrendInterval;
  timeZone: string;
  maxIntervals: number;
}

/** The intervals of a calendar, one after the other, that cover a span of time. */
export class Intervals {
  /** µs by interval, and one more for the end of the last. */
  readonly #starts: Float64Array;
  readonly #days: readonly number[];
  readonly #scale: number;

  /** From the interval of `first` to that of `last`, both in µs. Null where there are more than `maxIntervals`. */
  static over(
    span: { first: number; last: number },
    { interval, timeZone, maxIntervals }: IntervalsWanted,
  ): Intervals | null {
    const from = firstDay(dayOf(span.first, timeZone), interval);
    const end = nextDay(firstDay(dayOf(span.last, timeZone), interval), interval);
    if ((end - from) / minLengthMs[interval] > 2 * maxIntervals) return null;
    const days = [from];
    while (days[days.length - 1] < end) days.push(nextDay(days[days.length - 1], interval));
    return days.length - 1 > maxIntervals ? null : new Intervals(days, timeZone);
  }

  private constructor(days: readonly number[], timeZone: string) {
    this.#days = days;
    this.#starts = Float64Array.from(days, (day) => startOfDay(day, timeZone) * 1000);
    this.#scale = this.count / (this.start(this.count) - this.start(0));
  }

  get count(): number {
    return this.#days.length - 1;
  }

  /** The start of an interval in µs; at index `count` the end of the last one. */
  start(index: number): number {
    return this.#starts[index];
  }

  /** The interval of a time within the span. Nearly all have the same length, so the first guess is close. */
  indexOf(time: number): number {
    const starts = this.#starts;
    let index = Math.floor((time - starts[0]) * this.#scale);
    while (index > 0 && time < starts[index]) index--;
    while (time >= starts[index + 1]) index++;
    return index;
  }

  /** First day of an interval as `2026-11-21`. */
  day(index: number): string {
    return new Date(this.#days[index]).toISOString().slice(0, 10);
  }
}

/** ms. */
const minLengthMs = { day: msPerDay, week: 7 * msPerDay, month: 28 * msPerDay, quarter: 90 * msPerDay };

/** The day of a time (µs) in a time zone. */
function dayOf(time: number, timeZone: string): number {
  let day = Math.floor(time / 1000 / msPerDay) * msPerDay;
  while (startOfDay(day, timeZone) * 1000 > time) day -= msPerDay;
  while (startOfDay(day + msPerDay, timeZone) * 1000 <= time) day += msPerDay;
  return day;
}

function firstDay(day: number, interval: TrendInterval): number {
  if (interval === 'day') return day;
  if (interval === 'week') return day - ((((day - firstMonday) % (7 * msPerDay)) + 7 * msPerDay) % (7 * msPerDay));
  const date = new Date(day);
  const month = date.getUTCMonth();
  return dayOfMonth(date.getUTCFullYear(), interval === 'month' ? month : month - (month % 3));
}

function nextDay(first: number, interval: TrendInterval): number {
  if (interval === 'day') return first + msPerDay;
  if (interval === 'week') return first + 7 * msPerDay;
  const date = new Date(first);
  return dayOfMonth(date.getUTCFullYear(), date.getUTCMonth() + (interval === 'month' ? 1 : 3));
}

/** `Date.UTC` maps years before 100 to the 1900s. */
function dayOfMonth(year: number, month: number): number {
  const date = new Date(0);
  return date.setUTCFullYear(year, month, 1);
}
