import type { FunnelCell } from '../../../src/core/spec/funnel';
import { dayBounds } from '../plan/date-range';
import type { Plan, PlanContext } from '../plan/plan';
import { requiredBefore, type Runs } from './runs';

/** Of some rows of a table of runs, those that belong to a cell of the funnel, regardless of its group. */
export function drilldownRows(
  { runs, rows }: { runs: Runs; rows: Uint32Array },
  cell: Omit<FunnelCell, 'spec' | 'group'>,
  { plan, context }: { plan: Plan; context: PlanContext },
): Uint32Array {
  const { step, part, seconds } = cell;
  const { taken, times, steps } = runs;
  const here = 1 << step;
  const before = 1 << requiredBefore(plan, step);
  const { start, end } = dayBounds(cell.entered, context.timeZone);
  const took = (run: number): boolean => {
    if (seconds === null) return true;
    const { fromStep, toStep, least, most } = seconds;
    const both = (1 << fromStep) | (1 << toStep);
    if ((taken[run] & both) !== both) return false;
    const duration = (times[run * steps + toStep] - times[run * steps + fromStep]) / 1e6;
    return duration >= least && duration <= most;
  };
  return rows.filter((run) => {
    const passed = (taken[run] & here) !== 0;
    const entered = times[run * steps];
    const belongs = part === 'passed' ? passed : !passed && (taken[run] & before) !== 0;
    return belongs && entered >= start && entered < end && took(run);
  });
}
