import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { entries, inMicroseconds, type Moment, type Run, type Seen } from './reference';

/** Steps in any order (rule 6): the best window, or with totals every run. */
export function anyOrderRuns(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  return spec.count === 'totals' ? everyRun(moments, spec) : bestWindow(moments, spec);
}

const allSteps = (spec: FunnelSpec) => spec.steps.map((_, k) => k);

/** The most steps that events can do, each one, tried in every way. */
export function mostSteps(events: readonly Pick<Seen, 'steps'>[], done: readonly number[] = []): number {
  if (events.length === 0) return 0;
  const [event, ...others] = events;
  const free = event.steps.filter((k) => !done.includes(k));
  return Math.max(mostSteps(others, done), ...free.map((k) => 1 + mostSteps(others, [...done, k])));
}

interface Stretch {
  events: Seen[];
  /** The exclusion behind it. */
  end: { time: number; drops: boolean } | null;
}

/** The step events between exclusions. */
function stretches(moments: readonly Moment[], spec: FunnelSpec): Stretch[] {
  const all: Stretch[] = [{ events: [], end: null }];
  for (const { time, events, tied } of moments) {
    const hit = events.flatMap(({ exclusions }) => exclusions);
    if (!tied && hit.length > 0) {
      all.at(-1)!.end = { time, drops: hit.some((x) => spec.exclusions[x].effect === 'drop') };
      all.push({ events: [], end: null });
    } else all.at(-1)!.events.push(...events.filter(({ steps }) => steps.length > 0));
  }
  return all;
}

/** The run of one entry, and whether an exclusion takes it away. */
interface Candidate {
  run: Run;
  dropped: boolean;
}

function bestWindow(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const able = entries(moments, spec, allSteps(spec)).map(({ time }) => time);
  const window = inMicroseconds(spec.window);
  const all = stretches(moments, spec).flatMap(({ events, end }) =>
    able
      .filter((entry) => events.some(({ time }) => time === entry))
      .map((entry): Candidate => {
        const run = rowsOf(events.filter(({ time }) => time >= entry && time - entry <= window));
        const hit = end !== null && end.drops && end.time - entry <= window && run.size < spec.steps.length;
        return { run, dropped: hit };
      }),
  );
  const clean = all.filter(({ dropped }) => !dropped).map(({ run }) => run);
  const deepest = Math.max(0, ...all.map(({ run }) => run.size));
  if (clean.length === 0) return [];
  const best = clean.reduce((a, b) => (isBetter(b, a) ? b : a));
  return best.size < deepest ? [] : [best];
}

function isBetter(a: Run, b: Run): boolean {
  if (a.size !== b.size) return a.size > b.size;
  const [end, other] = [a.get(a.size - 1)!, b.get(b.size - 1)!];
  return end === other ? a.get(0)! > b.get(0)! : end < other;
}

/** Row k: when k + 1 different steps had been done. */
function rowsOf(events: readonly Seen[]): Run {
  const run: Run = new Map();
  for (const { time } of events) {
    const done = mostSteps(events.filter((event) => event.time <= time));
    while (run.size < done) run.set(run.size, time);
  }
  return run;
}

function everyRun(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const runs: Run[] = [];
  const able = new Set(entries(moments, spec, allSteps(spec)).map(({ time }) => time));
  const window = inMicroseconds(spec.window);
  let taken: Seen[] = [];
  let isOver = false;
  const close = (counts = true) => {
    if (taken.length === 0) return;
    if (counts) runs.push(rowsOf(taken));
    taken = [];
    isOver = spec.entry === 'first';
  };
  const take = (event: Seen): boolean => {
    if (isOver || (taken.length === 0 && !able.has(event.time))) return false;
    if (mostSteps([...taken, event]) === taken.length) return false;
    taken.push(event);
    if (taken.length === spec.steps.length) close();
    return true;
  };
  for (const { time, events, tied } of moments) {
    if (taken.length > 0 && time - taken[0].time > window) close();
    const hit = events.flatMap(({ exclusions }) => exclusions);
    if (!tied && hit.length > 0) close(hit.every((x) => spec.exclusions[x].effect === 'stop'));
    else takeAll(events, take);
  }
  close();
  return runs;
}

/** What matches fewest steps first, then by the steps' places, as long as any event is of use. */
function takeAll(events: readonly Seen[], take: (event: Seen) => boolean): void {
  const cost = ({ steps }: Seen) => steps.length * 2 ** 20 + steps.reduce((sum, k) => sum + 2 ** k, 0);
  let left = events.filter(({ steps }) => steps.length > 0).sort((a, b) => cost(a) - cost(b));
  for (let before = -1; before !== left.length;) {
    before = left.length;
    left = left.filter((event) => !take(event));
  }
}
