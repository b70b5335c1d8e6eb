import type { Duration } from '../spec/funnel';

/** Lengths of days and hours without daylight saving changes. */
export const msPerHour = 3_600_000;
export const msPerDay = 86_400_000;

const microsecondsPerUnit: Record<Duration['unit'], number> = {
  second: 1e6,
  minute: 6e7,
  hour: 3.6e9,
  day: 8.64e10,
  week: 6.048e11,
};

/** A duration in µs, rounded to a whole number; no limit (null) is Infinity. */
export function inMicroseconds(duration: Duration | null): number {
  return duration === null ? Infinity : Math.round(duration.value * microsecondsPerUnit[duration.unit]);
}
