import type { Duration, FunnelSpec } from '../../../src/core/spec/funnel';
import type { EventRow } from './store-of';

/**
 * The winning run of a user whose events all have different times, through required steps of one name each: of all runs
 * there are the deepest, of those the first to get there, of those the one with the latest entry, of those the one with
 * the earliest steps. `none` where there is no run. Written as `runWritten` has it.
 */
export function naiveRun(rows: readonly EventRow[], spec: FunnelSpec): string {
  const inTime = [...rows].sort((a, b) => a.time - b.time);
  const runs = runsFrom([], inTime, spec).filter((run) => run.length > 0);
  if (runs.length === 0) return 'none';
  const best = runs.reduce((one, other) => (beats(other, one) ? other : one));
  return best.map(({ event, time }) => `${event}@${time / 1e6}`).join(' ');
}

/** A run and every way to continue it with later events. */
function runsFrom(run: EventRow[], later: readonly EventRow[], spec: FunnelSpec): EventRow[][] {
  if (run.length === spec.steps.length) return [run];
  const { events, within } = spec.steps[run.length];
  const last = run.at(-1);
  // In strict order nothing may lie between, but repeats of the step before.
  const foreign = later.findIndex(({ event }) => event !== last?.event);
  const isNear = (i: number) => spec.order !== 'strict' || run.length === 0 || foreign < 0 || i <= foreign;
  const inTime = (time: number) =>
    last === undefined || (time - last.time <= most(within) && time - run[0].time <= most(spec.window));
  const next = later.flatMap((row, i) =>
    events[0] === row.event && isNear(i) && inTime(row.time) ? runsFrom([...run, row], later.slice(i + 1), spec) : [],
  );
  return [run, ...next];
}

/** Seconds in µs. */
const most = (duration: Duration | null) => (duration === null ? Infinity : duration.value * 1e6);

function beats(a: readonly EventRow[], b: readonly EventRow[]): boolean {
  const differences = [
    a.length - b.length,
    b.at(-1)!.time - a.at(-1)!.time,
    a[0].time - b[0].time,
    ...a.slice(0, b.length).map((row, k) => b[k].time - row.time),
  ];
  return (differences.find((difference) => difference !== 0) ?? 0) > 0;
}
