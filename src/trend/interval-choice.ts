import type { TrendInterval } from '../core/spec/timing';
import { msPerDay } from '../core/time/units';

/** In days. */
const lengths: Record<TrendInterval, number> = { day: 1, week: 7, month: 30, quarter: 91 };
const trendIntervals: TrendInterval[] = ['day', 'week', 'month', 'quarter'];
/** More can't be told apart. */
const maxDrawnIntervals = 1000;
/** Number of intervals that can be read at a glance. */
const maxFittingIntervals = 70;

/** Number of days, both ends included. */
interface Days {
  from: string;
  to: string;
}

function intervalCount({ from, to }: Days, interval: TrendInterval): number {
  const days = (Date.parse(to) - Date.parse(from)) / msPerDay + 1;
  return Number.isFinite(days) ? days / lengths[interval] : 0;
}

/** The intervals short enough to give several points, and long enough that the points stay readable. */
export function offeredIntervals(days: Days): TrendInterval[] {
  return trendIntervals.filter(
    (interval) => interval === 'quarter' || intervalCount(days, interval) <= maxDrawnIntervals,
  );
}

/** The shortest interval that covers the days with a readable number of points. */
export function fittingInterval(days: Days): TrendInterval {
  return trendIntervals.find((interval) => intervalCount(days, interval) <= maxFittingIntervals) ?? 'quarter';
}
