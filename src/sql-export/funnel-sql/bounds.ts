import type { DateRange } from '../../core/spec/funnel';
import { alias, sql } from '../../core/sql/build';
import type { Expression } from '../../core/sql/nodes';
import { dayStart } from './day-start';

/** Times in start ≤ t < end, in µs since 1970 UTC; null is open. */
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

/** Conditions under which a time (µs) lies in the bounds. */
export function inBounds({ start, end }: Bounds, time = alias('t')): Expression[] {
  return [...(start === null ? [] : [sql`${time} >= ${start}`]), ...(end === null ? [] : [sql`${time} < ${end}`])];
}
