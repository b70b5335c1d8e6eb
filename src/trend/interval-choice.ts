import type { Interval } from '../core/spec/timing';

const oneDay = 86_400_000;
/** In days. */
const lengths: Record<Interval, number> = { day: 1, week: 7, month: 30, quarter: 91 };
const all: Interval[] = ['day', 'week', 'month', 'quarter'];
/** More are not told apart. */
const mostDrawn = 1000;
/** As many are read at one look. */
const mostFitting = 70;

/** Both days included. */
interface Days {
  from: string;
  to: string;
}

function countOf({ from, to }: Days, interval: Interval): number {
  const days = (Date.parse(to) - Date.parse(from)) / oneDay + 1;
  return Number.isFinite(days) ? days / lengths[interval] : 0;
}

/** The intervals short enough to show anything, and not so short that nothing can be seen. */
export function offeredIntervals(days: Days): Interval[] {
  return all.filter((interval) => interval === 'quarter' || countOf(days, interval) <= mostDrawn);
}

/** The shortest of which not too many cover the days. */
export function fittingInterval(days: Days): Interval {
  return all.find((interval) => countOf(days, interval) <= mostFitting) ?? 'quarter';
}
