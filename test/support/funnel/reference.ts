import type { ActorCondition, Filter, FunnelSpec, Step } from '../../../src/core/spec/funnel';
import { anyOrderRuns } from './reference-any';
import { orderedRuns } from './reference-ordered';
import { tolerantRuns } from './reference-tolerant';
import { totalRuns } from './reference-totals';
import type { EventRow } from './store-of';

/**
 * A slow, plain answer to a funnel, written from the rules and not from the kernels: every run of every actor is
 * followed for itself. Days are UTC days here; one event is one row.
 */

/** What an event is to the question. */
export interface Seen {
  time: number;
  /** Indices of the steps it matches. */
  steps: number[];
  /** Indices of the exclusions it triggers. */
  exclusions: number[];
}

/** Events of one time. Tied ones are two or more that matter, one of them as a step. */
export interface Moment {
  time: number;
  events: Seen[];
  tied: boolean;
}

/** A run: by step the time it was done, in the order of the steps (any order: by how many steps were done). */
export type Run = Map<number, number>;

const microseconds = { second: 1e6, minute: 6e7, hour: 3.6e9, day: 8.64e10, week: 6.048e11 };
const day = 86_400e6;

export function inMicroseconds(duration: FunnelSpec['window']): number {
  return duration === null ? Infinity : Math.round(duration.value * microseconds[duration.unit]);
}

export function entryRange(spec: Pick<FunnelSpec, 'dateRange'>): { start: number; end: number } {
  const { from, to } = spec.dateRange;
  return {
    start: from === null ? -Infinity : Date.parse(from) * 1000,
    end: to === null ? Infinity : Date.parse(to) * 1000 + day,
  };
}

/** The winning runs, actor by actor. */
export function referenceRuns(rows: readonly EventRow[], spec: FunnelSpec): Run[][] {
  return referenceActors(rows, spec).map(({ runs }) => runs);
}

/** What the reference knows of an actor. Nothing happens at any moment for those left out. */
export interface ReferenceActor {
  events: EventRow[];
  moments: Moment[];
  runs: Run[];
}

/** By actor, its events that are seen and its winning runs. */
export function referenceActors(rows: readonly EventRow[], spec: FunnelSpec): ReferenceActor[] {
  return actorsOf(rows, spec).map((all) => {
    const events = all.filter((row) => spec.filter.events.every((filter) => passes(row, filter)));
    const admitted = spec.filter.actors.every((condition) => holds(events, condition));
    const moments = admitted ? momentsOf(events, spec, events) : [];
    return { events, moments, runs: admitted ? runsOfEvents(events, spec, events) : [] };
  });
}

/** The winning runs over some of an actor's events; what comes first ever is told of `all` of them. */
export function runsOfEvents(events: readonly EventRow[], spec: FunnelSpec, all: readonly EventRow[]): Run[] {
  return spec.holdConstant.length > 0 ? heldRuns(events, spec, all) : runsOf(momentsOf(events, spec, all), spec);
}

/** Each combination of values has runs of its own; the best of them is the actor's. */
function heldRuns(events: readonly EventRow[], spec: FunnelSpec, all: readonly EventRow[]): Run[] {
  const parts = new Map<string, EventRow[]>();
  for (const row of events) {
    const values = spec.holdConstant.map((name) => row.props?.[name] ?? '');
    const key = JSON.stringify(values);
    if (!values.includes('')) parts.set(key, [...(parts.get(key) ?? []), row]);
  }
  const moments = [...parts.values()].map((part) => momentsOf(part, spec, all));
  const entrySteps = spec.order === 'any' ? spec.steps.map((_, k) => k) : [0];
  const firstEntry = (part: Moment[]) => entries(part, spec, entrySteps).at(0)?.time ?? Infinity;
  const first = Math.min(...moments.map(firstEntry));
  const runs = moments
    .filter((part) => spec.entry === 'any' || firstEntry(part) === first)
    .flatMap((part) => runsOf(part, spec));
  if ((spec.count === 'totals' && spec.entry === 'any') || runs.length === 0) return runs;
  return [runs.reduce((best, run) => (isBetter(run, best) ? run : best))];
}

/** Deeper; there first; entered last; with more steps, the last of them counting most; each step first. */
function isBetter(a: Run, b: Run): boolean {
  const weight = (run: Run) => [...run.keys()].reduce((sum, k) => sum + 2 ** k, 0);
  const order = [
    Math.max(...a.keys()) - Math.max(...b.keys()),
    Math.max(...b.values()) - Math.max(...a.values()),
    a.get(0)! - b.get(0)!,
    weight(a) - weight(b),
    ...[...a.keys()].sort((j, k) => j - k).map((k) => (b.get(k) ?? 0) - a.get(k)!),
  ];
  return (order.find((difference) => difference !== 0) ?? 0) > 0;
}

/** The winning runs of one actor. */
export function runsOf(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  if (spec.order === 'any') return anyOrderRuns(moments, spec);
  if (spec.tieTolerance > 0) return tolerantRuns(moments, spec);
  return spec.count === 'totals' ? totalRuns(moments, spec) : orderedRuns(moments, spec);
}

function actorsOf(rows: readonly EventRow[], { actor }: FunnelSpec): EventRow[][] {
  const byKey = new Map<string, EventRow[]>();
  const sorted = [...rows].sort((a, b) => a.time - b.time);
  const last = new Map<string, { time: number; session: number }>();
  for (const row of sorted) {
    const key = keyOf(row, actor, last);
    if (key === null) continue;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return [...byKey.values()];
}

function keyOf(
  row: EventRow,
  actor: FunnelSpec['actor'],
  last: Map<string, { time: number; session: number }>,
): string | null {
  if (actor.kind === 'user') return row.user;
  if (actor.kind === 'column') {
    const value = row.props?.[actor.property] ?? '';
    return value === '' ? null : String(value);
  }
  const before = last.get(row.user) ?? { time: row.time, session: 0 };
  const session = row.time - before.time > actor.gapMinutes * 6e7 ? before.session + 1 : before.session;
  last.set(row.user, { time: row.time, session });
  return `${row.user} ${session}`;
}

function passes(row: EventRow, filter: Filter): boolean {
  const value = String(row.props?.[filter.property] ?? '');
  switch (filter.op) {
    case 'equal':
      return value === filter.value;
    case 'not_equal':
      return value !== filter.value;
    case 'empty':
      return value === '';
    case 'not_empty':
      return value !== '';
    default:
      throw new Error('the reference knows the plain filters only');
  }
}

function matches(row: EventRow, wanted: { events: string[]; filters: Filter[] }): boolean {
  const named = wanted.events.includes('*') || wanted.events.includes(row.event);
  return named && wanted.filters.every((filter) => passes(row, filter));
}

export function holds(rows: readonly EventRow[], condition: ActorCondition): boolean {
  const { start, end } = entryRange({ dateRange: condition.dates });
  const done = rows.filter((row) => matches(row, condition) && row.time >= start && row.time < end);
  return done.length >= condition.times === condition.did;
}

export function doesStep(row: EventRow, step: Step, all: readonly EventRow[]): boolean {
  if (!matches(row, step)) return false;
  if (step.occurrence === 'every') return true;
  const candidates =
    step.occurrence === 'first_matching'
      ? all.filter((each) => matches(each, step))
      : all.filter((each) => matches(each, { ...step, filters: [] }));
  return row.time === Math.min(...candidates.map((each) => each.time));
}

function momentsOf(rows: readonly EventRow[], spec: FunnelSpec, all: readonly EventRow[]): Moment[] {
  const { start, end } = entryRange(spec);
  const seen = rows
    .map((row): Seen => {
      const exclusions = spec.exclusions.flatMap((exclusion, x) => (matches(row, exclusion) ? [x] : []));
      // An event that an exclusion names does no step inside its range (rule 2).
      const mayDo = (k: number) =>
        exclusions.every((x) => {
          const { from, to } = spec.exclusions[x];
          return spec.order !== 'any' && (k <= from || k > to);
        });
      const steps = spec.steps.flatMap((step, k) => (mayDo(k) && doesStep(row, step, all) ? [k] : []));
      return { time: row.time, steps, exclusions };
    })
    .filter(({ time }) => spec.dateRangeRule === 'entry' || (time >= start && time < end))
    .filter(({ steps, exclusions }) => spec.order === 'strict' || steps.length + exclusions.length > 0);
  return [...new Set(seen.map(({ time }) => time))].map((time) => {
    const events = seen.filter((event) => event.time === time);
    return { time, events, tied: events.length > 1 && events.some(({ steps }) => steps.length > 0) };
  });
}

/** The moments at which a run may start; `entrySteps` are the steps it may start with. */
export function entries(moments: readonly Moment[], spec: FunnelSpec, entrySteps: readonly number[]): Moment[] {
  const { start, end } = entryRange(spec);
  const able = moments.filter(
    ({ time, events }) =>
      time >= start && time < end && events.some(({ steps }) => steps.some((k) => entrySteps.includes(k))),
  );
  return spec.entry === 'first' ? able.slice(0, 1) : able;
}
