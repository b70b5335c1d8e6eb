import type { TrendInterval } from '../core/spec/timing';
import { msPerDay } from '../core/time/units';

/** In days. */
const lengths: Record<TrendInterval, number> = { day: 1, week: 7, month: 30, quarter: 91 };
const all: TrendInterval[] = ['day', 'week', 'month', 'quarter'];
/** More are not told apart. */
const maxDrawnIntervals = 1000;
/** As many are read at one look. */
const maxFittingIntervals = 70;

/** Both days included. */
interface Days {
  from: string;
  to: string;
}

function countOf({ from, to }: Days, interval: TrendInterval): number {
  const days = (Date.parse(to) - Date.parse(from)) / msPerDay + 1;
  return Number.isFinite(days) ? days / lengths[interval] : 0;
}

/** The intervals short enough to show anything, and not so short that nothing can be seen. */
export function offeredIntervals(days: Days): TrendInterval[] {
  return all.filter((interval) => interval === 'quarter' || countOf(days, interval) <= maxDrawnIntervals);
}

/** The shortest of which not too many cover the days. */
export function fittingInterval(days: Days): TrendInterval {
  return all.find((interval) => countOf(days, interval) <= maxFittingIntervals) ?? 'quarter';
}
