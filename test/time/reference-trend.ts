import type { FunnelSpec } from '../../src/contract/funnel';
import type { TrendBucket } from '../../src/contract/time';
import {
  entries,
  entryRange,
  inMicroseconds,
  referenceActors,
  runsOf,
  type Moment,
  type Run,
} from '../funnel/reference';
import type { EventRow } from '../funnel/store-of';

/** A plain answer to a trend by days, written from the rules: the funnel is asked once for each day of entry. Days are UTC days. */

const oneDay = 86_400e6;

interface Question {
  spec: FunnelSpec;
  from: number;
  to: number;
}

export function referenceTrend(rows: readonly EventRow[], question: Question): TrendBucket[] {
  const days = [...new Set(rows.map(({ time }) => Math.floor(time / oneDay)))].sort((a, b) => a - b);
  const all = Array.from({ length: (days.at(-1) ?? 0) - (days[0] ?? 0) + 1 }, (_, i) => (days[0] ?? 0) + i);
  const buckets = all.map((day) => bucket(rows, question, day));
  const first = buckets.findIndex(({ runs }) => runs > 0);
  if (first < 0) return [];
  const last = buckets.findLastIndex(({ runs }) => runs > 0);
  return buckets.slice(first, last + 1).map(({ told }) => told);
}

function bucket(
  rows: readonly EventRow[],
  { spec, from, to }: Question,
  day: number,
): { runs: number; told: TrendBucket } {
  const newest = Math.max(...rows.map(({ time }) => time));
  const range = entryRange(spec);
  const found = referenceActors(rows, spec).flatMap(({ moments }) => {
    const lastEntry = entriesOn(moments, spec, day).at(-1)?.time ?? -Infinity;
    return runsOn(moments, spec, day).map((run) => ({ run, lastEntry: followsAll(spec) ? lastEntry : run.get(0)! }));
  });
  const open = found.some(({ run, lastEntry }) => {
    const whole = spec.dateRangeRule === 'whole' ? range.end - 1 : Infinity;
    return !run.has(to) && Math.min(lastEntry + longest(spec, to), whole) > newest;
  });
  const underWay = day * oneDay <= newest && newest < Math.min((day + 1) * oneDay, range.end);
  const reached = (step: number): number => found.filter(({ run }) => run.has(step)).length;
  const told = { day: textOf(day), entered: reached(from), converted: reached(to), incomplete: open || underWay };
  return { runs: found.length, told };
}

const followsAll = ({ entry, count }: FunnelSpec) => entry === 'any' && count === 'actors';

function textOf(day: number): string {
  return new Date((day * oneDay) / 1000).toISOString().slice(0, 10);
}

function entriesOn(moments: readonly Moment[], spec: FunnelSpec, day: number): Moment[] {
  const steps = spec.order === 'any' ? spec.steps.map((_, k) => k) : [0];
  return entries(moments, spec, steps).filter(({ time }) => Math.floor(time / oneDay) === day);
}

function runsOn(moments: readonly Moment[], spec: FunnelSpec, day: number): Run[] {
  const entered = (run: Run): boolean => Math.floor(run.get(0)! / oneDay) === day;
  if (!followsAll(spec)) return runsOf(moments, spec).filter(entered);
  const { start, end } = entryRange(spec);
  if (day * oneDay < start || (day + 1) * oneDay > end) return [];
  return runsOf(moments, { ...spec, dateRange: { from: textOf(day), to: textOf(day) } });
}

function longest(spec: FunnelSpec, to: number): number {
  const window = inMicroseconds(spec.window);
  if (spec.order === 'any') return window;
  const fromEntry = spec.windowFrom === 'entry';
  const limits = spec.steps
    .slice(1, to + 1)
    .map(({ within }) => Math.min(inMicroseconds(within), fromEntry ? Infinity : window));
  return Math.min(
    fromEntry ? window : Infinity,
    limits.reduce((sum, limit) => sum + limit, 0),
  );
}
