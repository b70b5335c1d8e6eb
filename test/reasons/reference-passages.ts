import type { Filter, FunnelSpec } from '../../src/contract/funnel';
import { entryRange, inMicroseconds, referenceRuns, type Run } from '../funnel/reference';
import type { EventRow } from '../funnel/store-of';

/** Plain answers about passages and paths, written from the rules; actors are users, days UTC. */

/** One run and all the events of its actor, in the store's order. */
export interface ActorRun {
  events: EventRow[];
  run: Run;
  /** When the same actor's next run begins; Infinity for none. */
  next: number;
}

export function actorRuns(rows: readonly EventRow[], spec: FunnelSpec): ActorRun[] {
  const actors = new Map<string, EventRow[]>();
  for (const row of [...rows].sort((a, b) => a.time - b.time)) {
    actors.set(row.user, [...(actors.get(row.user) ?? []), row]);
  }
  const runs = referenceRuns(rows, spec);
  return [...actors.values()].flatMap((events, actor) => {
    const inTime = [...runs[actor]].sort((a, b) => a.get(0)! - b.get(0)!);
    return inTime.map((run, i) => ({ events, run, next: inTime[i + 1]?.get(0) ?? Infinity }));
  });
}

function passes(row: EventRow, { filters }: { filters: Filter[] }): boolean {
  const value = String(row.props?.p ?? '');
  return filters.every((filter) => 'value' in filter && (filter.value === value) === (filter.op === 'equal'));
}

export function isSeen(row: EventRow, spec: FunnelSpec): boolean {
  return passes(row, { filters: spec.filter.events });
}

/** Where the event stands that did step `k` of a run at `time`: of several the first or the last. */
export function placeOf(
  { events, run }: ActorRun,
  spec: FunnelSpec,
  at: { step: number; which: 'first' | 'last' },
): number {
  const steps = spec.order === 'any' ? spec.steps : [spec.steps[at.step]];
  const does = (row: EventRow) =>
    row.time === run.get(at.step) &&
    isSeen(row, spec) &&
    steps.some((step) => (step.events.includes('*') || step.events.includes(row.event)) && passes(row, step));
  return at.which === 'first' ? events.findIndex(does) : events.findLastIndex(does);
}

/** The last moment at which a run that is not there yet could have come to step `to`, in µs. */
function deadline({ run, next }: ActorRun, spec: FunnelSpec, to: number): number {
  const window = inMicroseconds(spec.window);
  const fromEntry = spec.order === 'any' || spec.windowFrom === 'entry';
  const last = Math.max(...[...run.keys()].filter((k) => k < to));
  let left = 0;
  for (let k = last + 1; k <= to; k++) {
    if (spec.order === 'any') left = Infinity;
    else left += Math.min(inMicroseconds(spec.steps[k].within), fromEntry ? Infinity : window);
  }
  const own = Math.min(fromEntry ? run.get(0)! + window : Infinity, run.get(last)! + left);
  const whole = spec.dateRangeRule === 'whole' ? entryRange(spec).end : Infinity;
  return Math.min(own, next - 1, whole - 1);
}

/** What counts on a passage: the event that began it, and those between that neither steps nor exclusions name. */
export function passageEvents(each: ActorRun, spec: FunnelSpec, { from, to }: { from: number; to: number }) {
  const { events, run } = each;
  const own = new Set([...spec.steps, ...spec.exclusions].flatMap((part) => part.events));
  const entry = placeOf(each, spec, { step: from, which: 'last' });
  const converted = run.has(to);
  const end = converted ? placeOf(each, spec, { step: to, which: 'first' }) : Infinity;
  const latest = converted ? Infinity : deadline(each, spec, to);
  const between = events.filter(
    (row, i) => i > entry && i < end && row.time <= latest && isSeen(row, spec) && !own.has(row.event),
  );
  return { converted, entry: events[entry], between };
}
