import type { Filter, FunnelSpec } from '../../../src/core/spec/funnel';
import { compareCodePoints } from '../../../workers/store/code-points';
import { doesStep, entryRange, inMicroseconds, referenceRuns, type Run } from './reference';
import type { EventRow } from './store-of';

/**
 * Plain answers about conversion steps and paths, written from the rules; actors are users, days UTC. Of simultaneous events they
 * know which did a step only where every step has one name and no filters.
 */

/** One run and all the events of its actor, by time and name. */
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
    events.sort(inOrder);
    return inTime.map((run, i) => ({ events, run, next: inTime[i + 1]?.get(0) ?? Infinity }));
  });
}

/** By time and name. */
export function inOrder(a: EventRow, b: EventRow): number {
  return a.time - b.time || compareCodePoints(a.event, b.event);
}

function passes(row: EventRow, { filters }: { filters: Filter[] }): boolean {
  const value = String(row.props?.p ?? '');
  return filters.every((filter) => 'value' in filter && (filter.value === value) === (filter.op === 'equal'));
}

export function isSeen(row: EventRow, spec: FunnelSpec): boolean {
  return passes(row, { filters: spec.filter.events });
}

/** The event that did step `k` of a run: of alike ones that with the first value, unless an earlier step has it. */
export function eventOf({ events, run }: ActorRun, spec: FunnelSpec, k: number): EventRow {
  const free = events.filter((row) => isSeen(row, spec));
  free.sort((a, b) => inOrder(a, b) || compareCodePoints(valueOf(a), valueOf(b)));
  const own = free.filter((row) => row.time === run.get(k) && spec.steps.some((step) => doesStep(row, step, events)));
  if (own.length === 1) return own[0];
  const done = new Set<number>();
  for (const [step, time] of [...run].sort(([j], [l]) => j - l)) {
    const able = (at: number): number => {
      const { events: names, filters } = spec.steps[at];
      const does = (row: EventRow) => names.includes('*') || names.includes(row.event);
      return free.findIndex((row) => row.time === time && does(row) && passes(row, { filters }));
    };
    // In any order a row is the first step that is still to do.
    const which = spec.order === 'any' ? spec.steps.findIndex((_, at) => !done.has(at) && able(at) >= 0) : step;
    done.add(which);
    const [found] = free.splice(able(which), 1);
    if (step === k) return found;
  }
  throw new Error('the run has not done the step');
}

/** Empty ones last. */
const valueOf = ({ props }: EventRow): string => (props?.p === undefined ? '\u{10FFFF}' : String(props.p));

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

/** The 90th percentile of the times that the converted took, linear between neighbours; Infinity where nobody did. */
export function exposureOf(runs: readonly ActorRun[], { from, to }: { from: number; to: number }): number {
  const took = runs.filter(({ run }) => run.has(from) && run.has(to)).map(({ run }) => run.get(to)! - run.get(from)!);
  if (took.length === 0) return Infinity;
  const sorted = took.sort((a, b) => a - b);
  const index = 0.9 * (sorted.length - 1);
  const low = sorted[Math.floor(index)];
  return low + (sorted[Math.ceil(index)] - low) * (index - Math.floor(index));
}

/** What counts on a conversion step: the event that began it, and those between that neither steps nor exclusions name. */
export function stepEvents(
  each: ActorRun,
  spec: FunnelSpec,
  { from, to, exposure }: { from: number; to: number; exposure: number },
) {
  const { events, run } = each;
  const own = new Set([...spec.steps, ...spec.exclusions].flatMap((part) => part.events));
  const entry = eventOf(each, spec, from);
  const converted = run.has(to);
  const end = converted ? eventOf(each, spec, to) : null;
  const latest = Math.min(run.get(from)! + exposure, converted ? Infinity : deadline(each, spec, to));
  const isBetween = (row: EventRow) => inOrder(row, entry) > 0 && (end === null || inOrder(row, end) < 0);
  const between = events.filter(
    (row) => isBetween(row) && row.time <= latest && isSeen(row, spec) && !own.has(row.event),
  );
  return { converted, entry, between };
}
