import { calendarIntervals, isoDay } from '../../src/core/time/calendar';
import { startOfDay } from '../../src/core/time/start-of-day';
import type { TrendInterval } from '../../src/core/spec/timing';
import { msPerDay } from '../../src/core/time/units';

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
  /** First days, at midnight as if UTC, and the day after the last. */
  readonly #days: readonly Date[];
  readonly #scale: number;

  /** From the interval of `first` to that of `last`, both in µs. Null where there are more than `maxIntervals`. */
  static over(
    span: { first: number; last: number },
    { interval, timeZone, maxIntervals }: IntervalsWanted,
  ): Intervals | null {
    const each = calendarIntervals[interval];
    const from = each.floor(new Date(dayInZone(span.first, timeZone)));
    const last = each.floor(new Date(dayInZone(span.last, timeZone)));
    if ((last.getTime() - from.getTime()) / minLengthMs[interval] > 2 * maxIntervals) return null;
    const days = each.range(from, each.offset(last, 1));
    return days.length > maxIntervals ? null : new Intervals([...days, each.offset(last, 1)], timeZone);
  }

  private constructor(days: readonly Date[], timeZone: string) {
    this.#days = days;
    this.#starts = Float64Array.from(days, (day) => startOfDay(day.getTime(), timeZone) * 1000);
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
    return isoDay(this.#days[index]);
  }
}

/** ms. */
const minLengthMs = { day: msPerDay, week: 7 * msPerDay, month: 28 * msPerDay, quarter: 90 * msPerDay };

/** The day of a time (µs) in a time zone. */
function dayInZone(time: number, timeZone: string): number {
  let day = Math.floor(time / 1000 / msPerDay) * msPerDay;
  while (startOfDay(day, timeZone) * 1000 > time) day -= msPerDay;
  while (startOfDay(day + msPerDay, timeZone) * 1000 <= time) day += msPerDay;
  return day;
}
