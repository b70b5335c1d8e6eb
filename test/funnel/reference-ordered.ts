import type { FunnelSpec } from '../../src/contract/funnel';
import { entries, inMicroseconds, type Moment, type Run, type Seen } from './reference';

/** One way of one run: the steps done so far, and what has become of it. */
export interface Way {
  done: Run;
  /** An exclusion with effect `drop` has hit it. */
  dropped: boolean;
  /** It can do no more. */
  over: boolean;
}

export const lastStep = (way: Way) => Math.max(-1, ...way.done.keys());
const entryOf = (way: Way) => way.done.get(0)!;
const lastTime = (way: Way) => way.done.get(lastStep(way))!;

/** Where runs wait for the event that serves best, one entry has several ways through the steps. */
function hasManyWays(spec: FunnelSpec): boolean {
  return spec.order === 'strict' || spec.windowFrom === 'previous' || spec.steps.some((step) => step.within !== null);
}

/** The steps that may come right after step k: optional ones and the next required one. */
function next(k: number, spec: FunnelSpec): number[] {
  const found: number[] = [];
  for (let j = k + 1; j < spec.steps.length; j++) {
    found.push(j);
    if (!spec.steps[j].optional) break;
  }
  return found;
}

function inLimit(way: Way, step: number, { time, spec }: { time: number; spec: FunnelSpec }): boolean {
  const elapsed = time - lastTime(way);
  const window = spec.windowFrom === 'previous' ? inMicroseconds(spec.window) : Infinity;
  return elapsed <= Math.min(window, inMicroseconds(spec.steps[step].within));
}

function inWindow(way: Way, time: number, spec: FunnelSpec): boolean {
  return spec.windowFrom === 'previous' || time - entryOf(way) <= inMicroseconds(spec.window);
}

/** Whether a way could still do a step at `time`. */
export function alive(way: Way, time: number, spec: FunnelSpec): boolean {
  return (
    !way.over && inWindow(way, time, spec) && next(lastStep(way), spec).some((j) => inLimit(way, j, { time, spec }))
  );
}

/** Every set of steps after k that tied events can do, each event one step. */
export function tiedSets(events: readonly Seen[], k: number, spec: FunnelSpec): number[][] {
  const sets: number[][] = [[]];
  for (const j of next(k, spec)) {
    events.forEach((event, i) => {
      if (!event.steps.includes(j)) return;
      const rest = events.filter((_, other) => other !== i);
      for (const set of tiedSets(rest, j, spec)) sets.push([j, ...set]);
    });
  }
  return sets;
}

/** As many required steps as can be, then of the optional ones the later first. */
function furthest(sets: number[][], spec: FunnelSpec): number[] {
  const required = (set: number[]) => set.filter((k) => !spec.steps[k].optional).length;
  const weight = (set: number[]) => set.reduce((sum, k) => (spec.steps[k].optional ? sum + 2 ** k : sum), 0);
  return sets.reduce((best, set) =>
    required(set) > required(best) || (required(set) === required(best) && weight(set) > weight(best)) ? set : best,
  );
}

function doing(way: Way, steps: readonly number[], time: number): Way {
  return { ...way, done: new Map([...way.done, ...steps.map((k): [number, number] => [k, time])]) };
}

/** What becomes of a way at one moment. */
export function follow(way: Way, moment: Moment, spec: FunnelSpec): Way[] {
  if (!alive(way, moment.time, spec)) return [{ ...way, over: true }];
  return moment.tied ? followTied(way, moment, spec) : followSingle(excluded(way, moment, spec), moment, spec);
}

function excluded(way: Way, { events }: Moment, spec: FunnelSpec): Way {
  const k = lastStep(way);
  const hit = spec.exclusions.filter(
    ({ from, to }, x) => from <= k && k < to && events.some(({ exclusions }) => exclusions.includes(x)),
  );
  const stops = hit.some(({ effect }) => effect === 'stop');
  const drops = hit.some(({ effect }) => effect === 'drop');
  return { ...way, dropped: way.dropped || drops, over: way.over || stops };
}

function followSingle(way: Way, { time, events }: Moment, spec: FunnelSpec): Way[] {
  if (way.over) return [way];
  const matched = [...new Set(events.flatMap(({ steps }) => steps))];
  const able = next(lastStep(way), spec).filter((j) => matched.includes(j) && inLimit(way, j, { time, spec }));
  const stays = spec.order !== 'strict' || matched.includes(lastStep(way));
  if (hasManyWays(spec)) return [{ ...way, over: !stays }, ...able.map((j) => doing(way, [j], time))];
  return able.length === 0 ? [way] : [doing(way, [Math.max(...able)], time)];
}

function followTied(way: Way, { time, events }: Moment, spec: FunnelSpec): Way[] {
  const sets = tiedSets(events, lastStep(way), spec).filter(
    (set) => set.length === 0 || inLimit(way, set[0], { time, spec }),
  );
  return (hasManyWays(spec) ? sets : [furthest(sets, spec)]).map((set) => doing(way, set, time));
}

/** The ways of a run that starts at a moment. */
export function enter({ tied, time, events }: Moment, spec: FunnelSpec): Way[] {
  const fresh: Way = { done: new Map(), dropped: false, over: false };
  if (!tied) return [doing(fresh, [0], time)];
  const sets = tiedSets(events, -1, spec).filter((set) => set.length > 0);
  return (hasManyWays(spec) ? sets : [furthest(sets, spec)]).map((set) => doing(fresh, set, time));
}

/** The best of all runs of one actor, or none. */
export function orderedRuns(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const ways = entries(moments, spec, [0]).flatMap((entry) => {
    let open = enter(entry, spec);
    for (const moment of moments) if (moment.time > entry.time) open = open.flatMap((way) => follow(way, moment, spec));
    return open;
  });
  const clean = ways.filter((way) => !way.dropped);
  if (clean.length === 0) return [];
  const best = clean.reduce((a, b) => (beats(b, a, spec) ? b : a));
  return ways.some((way) => lastStep(way) > lastStep(best)) ? [] : [best.done];
}

/** Deeper; then there first; then entered last; then each step first or, where limits are in force, last from the end on. */
export function beats(a: Way, b: Way, spec: FunnelSpec): boolean {
  if (lastStep(a) !== lastStep(b)) return lastStep(a) > lastStep(b);
  if (lastTime(a) !== lastTime(b)) return lastTime(a) < lastTime(b);
  if (entryOf(a) !== entryOf(b)) return entryOf(a) > entryOf(b);
  const limited =
    (spec.windowFrom === 'previous' && spec.window !== null) || spec.steps.some((step) => step.within !== null);
  const steps = [...a.done.keys()].sort((j, k) => (limited ? k - j : j - k));
  const differing = steps.find((k) => b.done.has(k) && a.done.get(k) !== b.done.get(k));
  if (differing === undefined) return false;
  const earlier = a.done.get(differing)! < b.done.get(differing)!;
  return limited ? !earlier : earlier;
}
