import type { FunnelSpec } from '../../src/contract/funnel';
import { entries, entryRange, inMicroseconds, type Moment, type Run, type Seen } from './reference';

interface Done {
  time: number;
  step: number;
}

/** Steps in any order: the best window, or with totals every run. */
export function anyOrderRuns(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  return spec.count === 'totals' ? everyRun(moments, spec) : bestWindow(moments, spec);
}

const allSteps = (spec: FunnelSpec) => spec.steps.map((_, k) => k);

/** Fewest steps first, then by the steps' places, so that the order in the file does not matter. */
function inOrder(events: readonly Seen[]): Seen[] {
  const weight = ({ steps }: Seen) => steps.length * 2 ** 20 + steps.reduce((sum, k) => sum + 2 ** k, 0);
  return events.filter(({ steps }) => steps.length > 0).sort((a, b) => weight(a) - weight(b));
}

/** Each step event with the one step it counts for; lists between exclusions. */
function stretches(moments: readonly Moment[], spec: FunnelSpec): Done[][] {
  const lists: Done[][] = [[]];
  const { start } = entryRange(spec);
  const first = entries(moments, spec, allSteps(spec))[0]?.time ?? Infinity;
  for (const { time, events, tied } of moments) {
    if (time < (spec.entry === 'first' ? first : start)) continue;
    if (!tied && events.some(({ exclusions }) => exclusions.length > 0)) lists.push([]);
    const list = lists.at(-1)!;
    const last = (step: number) =>
      Math.max(-Infinity, ...list.filter((done) => done.step === step).map((done) => done.time));
    for (const { steps } of inOrder(events)) {
      const step = steps.reduce((oldest, k) => (last(k) < last(oldest) ? k : oldest));
      list.push({ time, step });
    }
  }
  return lists;
}

function bestWindow(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const able = new Set(entries(moments, spec, allSteps(spec)).map(({ time }) => time));
  const window = inMicroseconds(spec.window);
  let best: { run: Run; end: number; entry: number } | null = null;
  for (const list of stretches(moments, spec)) {
    for (const entry of new Set(list.map((done) => done.time))) {
      if (!able.has(entry)) continue;
      for (const end of new Set(list.map((done) => done.time))) {
        if (end < entry || end - entry > window) continue;
        const run = firstTimes(list.filter(({ time }) => time >= entry && time <= end));
        const better =
          best === null ||
          run.size > best.run.size ||
          (run.size === best.run.size && (end < best.end || (end === best.end && entry > best.entry)));
        if (better) best = { run, end, entry };
      }
    }
  }
  return best === null ? [] : [best.run];
}

/** Row k: when k + 1 different steps had been done. */
function firstTimes(list: readonly Done[]): Run {
  const run: Run = new Map();
  const met = new Set<number>();
  for (const { step, time } of list) {
    if (met.has(step)) continue;
    run.set(met.size, time);
    met.add(step);
  }
  return run;
}

function everyRun(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const runs: Run[] = [];
  let run: Run = new Map();
  let missing = new Set(allSteps(spec));
  const able = new Set(entries(moments, spec, allSteps(spec)).map(({ time }) => time));
  const close = () => {
    if (run.size > 0) runs.push(run);
    run = new Map();
    missing = new Set(allSteps(spec));
  };
  const take = ({ steps, time }: Seen): boolean => {
    const step = steps.find((k) => missing.has(k));
    if (step === undefined || (run.size === 0 && !able.has(time))) return false;
    run.set(run.size, time);
    missing.delete(step);
    if (missing.size === 0) close();
    return true;
  };
  for (const { time, events, tied } of moments) {
    if (run.size > 0 && time - run.get(0)! > inMicroseconds(spec.window)) close();
    if (run.size > 0 && !tied && events.some(({ exclusions }) => exclusions.length > 0)) close();
    else takeInTurn(inOrder(events), take);
  }
  close();
  return runs;
}

/** One event of each kind in turn, as long as any is of use. */
function takeInTurn(events: Seen[], take: (event: Seen) => boolean): void {
  let left = events;
  for (let used = true; used;) {
    used = false;
    const kinds = [...new Set(left.map(({ steps }) => steps.join()))];
    for (const kind of kinds) {
      const event = left.find(({ steps }) => steps.join() === kind)!;
      if (!take(event)) continue;
      left = left.filter((each) => each !== event);
      used = true;
    }
  }
}
