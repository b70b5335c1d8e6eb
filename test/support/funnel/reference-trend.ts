import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { TrendBucket } from '../../../src/core/spec/timing';
import { doesStep, entryRange, referenceActors, runsOf, type Moment, type Run } from './reference';
import type { EventRow } from './store-of';

/** A plain answer to a trend by days, written from the rules: the funnel is asked once for each day of entry. Days are UTC days. */

const oneDay = 86_400e6;

interface Question {
  spec: FunnelSpec;
  from: number;
  to: number;
}

/** An actor of the trend: what it did, and what it would have done had it gone on in the moment after the newest event. */
interface Actor {
  moments: Moment[];
  goingOn: Moment[];
}

export function referenceTrend(rows: readonly EventRow[], question: Question): TrendBucket[] {
  const { spec } = question;
  const newest = Math.max(...rows.map(({ time }) => time));
  const { end } = entryRange(spec);
  const oldest = Math.min(...rows.map(({ time }) => time));
  const last = dayOf(Math.min(newest, end - 1));
  const days = Array.from({ length: Math.max(0, last - dayOf(oldest) + 1) }, (_, i) => dayOf(oldest) + i);
  const actors = remaining(rows, spec, newest);
  const buckets = days.map((day) => bucket(actors, question, { day, newest }));
  const first = buckets.findIndex(({ runs }) => runs > 0);
  return first < 0 ? [] : buckets.slice(first).map(({ told }) => told);
}

const dayOf = (time: number): number => Math.floor(time / oneDay);

/** Those that the whole funnel has not dropped. */
function remaining(rows: readonly EventRow[], spec: FunnelSpec, newest: number): Actor[] {
  const unfiltered = referenceActors(rows, { ...spec, filter: { events: [], actors: [] } });
  return referenceActors(rows, spec).flatMap(({ events, moments, runs }, actor) => {
    if (runs.length === 0) return [];
    const goingOn = isOver(unfiltered[actor].events, spec, newest) ? [] : future(events, spec, newest);
    return [{ moments, goingOn: [...moments, ...goingOn] }];
  });
}

/** Whether an actor is a session that has ended. */
function isOver(events: readonly EventRow[], { actor }: FunnelSpec, newest: number): boolean {
  const last = Math.max(...events.map(({ time }) => time));
  return actor.kind === 'session' && newest + 1 - last > actor.gapMinutes * 6e7;
}

/** One event for each step that is still to come, all at once. */
function future(events: readonly EventRow[], spec: FunnelSpec, newest: number): Moment[] {
  const time = newest + 1;
  const { end } = entryRange(spec);
  if (spec.dateRangeRule === 'whole' && time >= end) return [];
  const isOpen = (k: number): boolean => {
    const { occurrence, filters, events: named } = spec.steps[k];
    const isImpossible = spec.exclusions.some(
      (each) =>
        each.filters.length === 0 &&
        (spec.order === 'any' || (k > each.from && k <= each.to)) &&
        (each.events.includes('*') || named.every((name) => each.events.includes(name))),
    );
    if (isImpossible) return false;
    if (occurrence === 'every') return true;
    const asked = { ...spec.steps[k], occurrence: 'every' as const };
    return !events.some((row) =>
      doesStep(row, { ...asked, filters: occurrence === 'first_ever' ? [] : filters }, events),
    );
  };
  const steps = [...spec.steps.keys()].filter((k) => (k > 0 || spec.order === 'any') && isOpen(k));
  const done = steps.map((k) => ({ time, steps: [k], exclusions: [] }));
  return done.length === 0 ? [] : [{ time, events: done, tied: done.length > 1 }];
}

function bucket(
  actors: readonly Actor[],
  { spec, from, to }: Question,
  { day, newest }: { day: number; newest: number },
): { runs: number; told: TrendBucket } {
  const found = actors.map(({ moments, goingOn }) => ({
    runs: runsOn(moments, spec, day),
    later: runsOn(goingOn, spec, day),
  }));
  const converted = (runs: readonly Run[]): number => runs.filter((run) => run.has(to)).length;
  const isLost = (run: Run): boolean => run.has(from) && !run.has(to);
  const open = found.some(({ runs, later }) => runs.some(isLost) && converted(later) > converted(runs));
  const underWay = day * oneDay <= newest && newest < Math.min((day + 1) * oneDay, entryRange(spec).end);
  const all = found.flatMap(({ runs }) => runs);
  const reached = (step: number): number => all.filter((run) => run.has(step)).length;
  const told = { day: textOf(day), entered: reached(from), converted: reached(to), incomplete: open || underWay };
  return { runs: all.length, told };
}

function textOf(day: number): string {
  return new Date((day * oneDay) / 1000).toISOString().slice(0, 10);
}

function runsOn(moments: readonly Moment[], spec: FunnelSpec, day: number): Run[] {
  const entered = (run: Run): boolean => dayOf(run.get(0)!) === day;
  if (spec.entry === 'first' || spec.count === 'totals') return runsOf(moments, spec).filter(entered);
  const { start, end } = entryRange(spec);
  if (day * oneDay < start || (day + 1) * oneDay > end) return [];
  // What lies outside the whole range is not among the moments.
  return runsOf(moments, { ...spec, dateRange: { from: textOf(day), to: textOf(day) } });
}
