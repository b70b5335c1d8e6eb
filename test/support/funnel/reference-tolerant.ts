import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { entries, type Moment, type Run, type Seen } from './reference';
import { lastRequired, limitOf, next, orderedRuns, windowOf } from './reference-ordered';
import { totalRuns } from './reference-totals';

/** A run with a tie tolerance (rule 11): by step, the event that does it. */
type Way = Map<number, Seen>;

interface Bounds {
  /** Events that former runs have used. */
  used: readonly Seen[];
  before: number;
  lastStep: number;
}

const times = (way: Way) => [...way.values()].map(({ time }) => time);
const depthOf = (way: Way) => Math.max(...way.keys());
const endOf = (way: Way) => Math.max(...times(way));
const latestStart = (way: Way) => Math.min(...times(way));

interface Asked {
  events: readonly Seen[];
  spec: FunnelSpec;
}

/** All ways a run can go from one entry. */
function waysFrom(entry: Seen, { events, spec }: Asked, bounds: Bounds): Way[] {
  const tolerance = spec.tieTolerance * 1e6;
  const limited = spec.steps.some((_, k) => k > 0 && limitOf(k, spec) < Infinity);
  const follow = (way: Way): Way[] => {
    const step = depthOf(way);
    const now = way.get(step)!.time;
    const able = next(step, spec)
      .filter((k) => k <= bounds.lastStep)
      .flatMap((k) =>
        events
          .filter((event) => event.steps.includes(k) && ![...way.values(), ...bounds.used].includes(event))
          .filter(({ time }) => time >= now - tolerance && time - now <= limitOf(k, spec) && time < bounds.before)
          .map((event) => ({ k, event })),
      );
    const later = able.map(({ event }) => event.time).filter((time) => time >= now);
    const end = limited ? Infinity : linkedUntil(Math.min(...later), events, tolerance);
    return [
      way,
      ...able
        .filter(({ event }) => event.time <= end)
        .map(({ k, event }) => new Map([...way, [k, event]]))
        .filter((longer) => endOf(longer) - latestStart(longer) <= windowOf(spec))
        .flatMap(follow),
    ];
  };
  return follow(new Map([[0, entry]]));
}

/** The last of the events linked to one by gaps within the tolerance. */
function linkedUntil(time: number, events: readonly Seen[], tolerance: number): number {
  const times = events.filter(({ steps }) => steps.length > 0).map((event) => event.time);
  const next = Math.min(...times.filter((each) => each > time));
  return next - time <= tolerance ? linkedUntil(next, events, tolerance) : time;
}

/** Whether any two events lie within the tolerance of each other; else there is nothing to tolerate. */
function hasNear(moments: readonly Moment[], tolerance: number): boolean {
  const times = moments.flatMap(({ events, time }) => events.map(() => time)).sort((a, b) => a - b);
  return times.some((time, i) => i > 0 && time - times[i - 1] <= tolerance);
}

interface Judged {
  way: Way;
  /** Whether steps come after an exclusion: with effect `stop` there is no such run. */
  stopped: boolean;
  dropped: boolean;
  /** The first exclusion after its last step. */
  hit: { time: number; drops: boolean } | null;
}

function judge(way: Way, moments: readonly Moment[], spec: FunnelSpec): Judged {
  const tolerance = spec.tieTolerance * 1e6;
  const reaching = (step: number) => {
    const k = Math.min(...[...way.keys()].filter((each) => each >= step));
    return way.get(k)?.time ?? Infinity;
  };
  const step = depthOf(way);
  const open = Math.min(latestStart(way) + windowOf(spec), way.get(step)!.time + longest(step, spec));
  const judged: Judged = { way, stopped: false, dropped: false, hit: null };
  for (const [x, { from, to, effect }] of spec.exclusions.entries()) {
    for (const { time, events, tied } of moments) {
      if (tied || !events.some(({ exclusions }) => exclusions.includes(x))) continue;
      const [begin, end] = [reaching(from), reaching(to)];
      if (time <= begin + tolerance || (end === Infinity ? time > open : time >= end - tolerance)) continue;
      const drops = effect === 'drop';
      if (time <= endOf(way)) {
        if (drops) judged.dropped = true;
        else judged.stopped = true;
      } else if (judged.hit === null || time < judged.hit.time || (time === judged.hit.time && drops)) {
        judged.hit = { time, drops };
      }
    }
  }
  return judged;
}

const longest = (step: number, spec: FunnelSpec) =>
  Math.max(-Infinity, ...next(step, spec).map((k) => limitOf(k, spec)));

/** Deeper; not taken away; there first; entered last; then with the earliest steps, and more of them. */
function isBetter(a: Judged, b: Judged): boolean {
  const reach = ({ way }: Judged, k: number) => way.get(Math.min(...[...way.keys()].filter((step) => step >= k)))!.time;
  const weight = ({ way }: Judged) => [...way.keys()].reduce((sum, k) => sum + 2 ** k, 0);
  const between = [...Array(depthOf(a.way) + 1).keys()].slice(1);
  const order = [
    () => depthOf(a.way) - depthOf(b.way),
    () => Number(b.hit?.drops === true) - Number(a.hit?.drops === true),
    () => endOf(b.way) - endOf(a.way),
    () => a.way.get(0)!.time - b.way.get(0)!.time,
    ...between.map((k) => () => reach(b, k) - reach(a, k)),
    () => weight(a) - weight(b),
  ];
  for (const difference of order) if (difference() !== 0) return difference() > 0;
  return false;
}

const timed = (way: Way): Run => new Map([...way].map(([k, { time }]) => [k, time]));

export function tolerantRuns(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  if (!hasNear(moments, spec.tieTolerance * 1e6)) {
    return spec.count === 'totals' ? totalRuns(moments, spec) : orderedRuns(moments, spec);
  }
  return spec.count === 'totals' && spec.entry === 'any' ? everyRun(moments, spec) : bestRun(moments, spec);
}

function entriesOf(moments: readonly Moment[], spec: FunnelSpec): Seen[] {
  return entries(moments, spec, [0]).flatMap(({ events }) =>
    events.filter(({ steps }) => steps.includes(0)).sort((a, b) => cost(a) - cost(b)),
  );
}

const cost = ({ steps }: Seen) => steps.length * 2 ** 20 + steps.reduce((sum, k) => sum + 2 ** k, 0);

function bestRun(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const events = moments.flatMap((moment) => moment.events);
  const bounds = { used: [], before: Infinity, lastStep: spec.steps.length - 1 };
  const all = entriesOf(moments, spec)
    .flatMap((entry) => waysFrom(entry, { events, spec }, bounds))
    .map((way) => judge(way, moments, spec))
    .filter(({ stopped }) => !stopped);
  const clean = all.filter(({ dropped, hit }) => !dropped && hit?.drops !== true);
  if (clean.length === 0) return [];
  const best = clean.reduce((a, b) => (isBetter(b, a) ? b : a));
  return all.some(({ way }) => depthOf(way) > depthOf(best.way)) ? [] : [timed(best.way)];
}

function everyRun(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const runs: Run[] = [];
  const used: Seen[] = [];
  const events = moments.flatMap((moment) => moment.events).sort((a, b) => a.time - b.time || cost(a) - cost(b));
  const goal = lastRequired(spec);
  const best = (entry: Seen, bounds: Bounds) =>
    waysFrom(entry, { events, spec }, bounds)
      .map((way) => judge(way, moments, spec))
      .filter(({ stopped, dropped }) => !stopped && !dropped)
      .reduce((a, b) => (isBetter(b, a) ? b : a));
  let mayEnter: (event: Seen) => boolean = () => true;
  for (;;) {
    const start = (isLeft: (event: Seen) => boolean) =>
      entriesOf(moments, spec).find((event) => !used.includes(event) && isLeft(event));
    const entry = start(mayEnter);
    if (entry === undefined) return runs;
    const bounds = { used: [...used], before: Infinity, lastStep: goal };
    let run = best(entry, bounds);
    if (depthOf(run.way) < goal) {
      used.push(...run.way.values());
      if (run.hit?.drops !== true) runs.push(timed(run.way));
      const ways = waysFrom(entry, { events, spec }, bounds);
      const open = ways.map((way) => {
        const last = way.get(depthOf(way))!.time;
        return Math.min(latestStart(way) + windowOf(spec), last + longest(depthOf(way), spec));
      });
      const end = run.hit?.time ?? Math.max(...open);
      mayEnter = ({ time }) => time > end;
      continue;
    }
    const reached = endOf(run.way);
    mayEnter = ({ time }) => time >= reached;
    used.push(...run.way.values());
    const following = start(mayEnter)?.time ?? Infinity;
    if (goal < spec.steps.length - 1 && following > reached) {
      run = best(entry, { ...bounds, before: following, lastStep: spec.steps.length - 1 });
      used.splice(0, used.length, ...bounds.used, ...run.way.values());
    }
    runs.push(timed(run.way));
  }
}
