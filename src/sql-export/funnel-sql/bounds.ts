import type { DateRange } from '../../core/spec/funnel';
import { dayStart } from './day-start';

/** Times in start ≤ t < end, in µs; null is open. */
export interface Bounds {
  start: number | null;
  end: number | null;
}

export function boundsOf({ from, to }: DateRange, timeZone: string): Bounds {
  return {
    start: from === null ? null : dayStart(from, timeZone),
    end: to === null ? null : dayStart(to, timeZone, 1),
  };
}

/** Conditions that a time lies in the bounds. */
export function inBounds({ start, end }: Bounds, time = 't'): string[] {
  return [...(start === null ? [] : [`${time} >= ${start}`]), ...(end === null ? [] : [`${time} < ${end}`])];
}
