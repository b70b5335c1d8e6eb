import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { entries, inMicroseconds, type Moment, type Run, type Seen } from './reference';

/** Where the run of an entry has come to: a step, when, and all its steps so far. */
interface Arrival {
  step: number;
  time: number;
  run: Run;
}

/** What the run of one entry came to (rules 3 to 8), as far as exclusions let it. */
export interface Followed {
  /** The first arrival at its deepest step. */
  best: Arrival;
  /** What hit it there, if anything; an event that does both drops. */
  hit: { time: number; drops: boolean } | null;
  /** When it had converted, at the last required step; null if it did not. */
  converted: Arrival | null;
  /** The first moment at which it could do no more. */
  over: number;
}

export const lastRequired = ({ steps }: FunnelSpec) => steps.findLastIndex((step) => !step.optional);

/** The steps that may come right after step k: optional ones and the next required one. */
export function next(k: number, spec: FunnelSpec): number[] {
  const required = spec.steps.findIndex((step, j) => j > k && !step.optional);
  const last = required < 0 ? spec.steps.length - 1 : required;
  return spec.steps.flatMap((_, j) => (j > k && j <= last ? [j] : []));
}

export function limitOf(step: number, spec: FunnelSpec): number {
  const window = spec.windowFrom === 'previous' ? inMicroseconds(spec.window) : Infinity;
  return Math.min(window, inMicroseconds(spec.steps[step].within));
}

export const windowOf = (spec: FunnelSpec) => (spec.windowFrom === 'previous' ? Infinity : inMicroseconds(spec.window));

/** Every set of steps after k that tied events can do, each event one step. */
function tiedSets(events: readonly Seen[], k: number, spec: FunnelSpec): number[][] {
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

const weight = (set: readonly number[]) => set.reduce((sum, k) => sum + 2 ** k, 0);

interface Asked {
  moments: readonly Moment[];
  spec: FunnelSpec;
  /** Which of the exclusions count. */
  counts: (exclusion: number) => boolean;
  /** The moments that are still the run's own. */
  until?: (moment: Moment) => boolean;
}

/** Follows the run that starts at one moment. */
export function followEntry(entry: Moment, { moments, spec, counts, until = () => true }: Asked): Followed {
  let standing = setsOf(entry, -1, spec)
    .filter((set) => set[0] === 0)
    .map((set): Arrival => ({ step: set.at(-1)!, time: entry.time, run: timed(new Map(), set, entry.time) }));
  standing = spec.steps.flatMap((_, step) => fullest(standing.filter((arrival) => arrival.step === step)));
  const first = new Map(standing.map((arrival) => [arrival.step, arrival]));
  const hits = new Map<number, { time: number; drops: boolean }>();
  const lastHit = new Map<number, number>();
  const canLeave = ({ step, time }: Arrival, at: number) =>
    at - entry.time <= windowOf(spec) && next(step, spec).some((j) => at - time <= limitOf(j, spec));
  const followed = (over: number): Followed => {
    const best = first.get(Math.max(...first.keys()))!;
    return { best, hit: hits.get(best.step) ?? null, converted: first.get(lastRequired(spec)) ?? null, over };
  };
  for (const moment of moments) {
    const { time, events, tied } = moment;
    if (time <= entry.time) continue;
    if (!standing.some((arrival) => canLeave(arrival, time)) || !until(moment)) return followed(time);
    for (const [x, { from, to, effect }] of spec.exclusions.entries()) {
      if (tied || !counts(x) || !events.some(({ exclusions }) => exclusions.includes(x))) continue;
      for (let step = from; step < to; step++) {
        lastHit.set(step, time);
        const earliest = first.get(step);
        if (earliest === undefined || !standing.includes(earliest) || !canLeave(earliest, time)) continue;
        const known = hits.get(step);
        if (known === undefined || known.time === time)
          hits.set(step, { time, drops: effect === 'drop' || known?.drops === true });
      }
    }
    const arriving = spec.steps.flatMap((_, target): Arrival[] => {
      for (let step = target - 1; step >= 0; step--) {
        const ways = setsOf(moment, step, spec)
          .filter((set) => set.at(-1) === target)
          .flatMap((set) => {
            const able = standing.filter(
              (arrival) => arrival.step === step && time - arrival.time <= limitOf(set[0], spec),
            );
            return able.slice(0, 1).map((source) => ({ source, set }));
          });
        if (ways.length === 0) continue;
        const { source, set } = ways.reduce((a, b) => (decides(b, a) ? b : a));
        if ((lastHit.get(step) ?? -Infinity) > source.time) return [];
        return [{ step: target, time, run: timed(source.run, set, time) }];
      }
      return [];
    });
    const matched = events.flatMap(({ steps }) => steps);
    if (spec.order === 'strict' && !tied) standing = standing.filter(({ step }) => matched.includes(step));
    standing = [...standing, ...arriving];
    for (const arrival of arriving) if (!first.has(arrival.step)) first.set(arrival.step, arrival);
    if (standing.length === 0) return followed(time);
  }
  return followed(Infinity);
}

interface Way {
  source: Arrival;
  set: number[];
}

const decides = (a: Way, b: Way) =>
  a.source.time !== b.source.time ? a.source.time < b.source.time : weight(a.set) > weight(b.set);

function fullest(arrivals: Arrival[]): Arrival[] {
  return arrivals.length === 0
    ? []
    : [arrivals.reduce((a, b) => (weight([...b.run.keys()]) > weight([...a.run.keys()]) ? b : a))];
}

/** The sets of steps that a moment's events can do after step k: of events that are not tied, one step. */
function setsOf({ events, tied }: Moment, k: number, spec: FunnelSpec): number[][] {
  if (tied) return tiedSets(events, k, spec).filter((set) => set.length > 0);
  return next(k, spec).flatMap((j) => (events.some(({ steps }) => steps.includes(j)) ? [[j]] : []));
}

function timed(run: Run, set: readonly number[], time: number): Run {
  return new Map([...run, ...set.map((k): [number, number] => [k, time])]);
}

/** The best of all runs of one actor, or none. */
export function orderedRuns(moments: readonly Moment[], spec: FunnelSpec): Run[] {
  const starts = entries(moments, spec, [0]);
  const all = starts.map((entry) => followEntry(entry, { moments, spec, counts: () => true }));
  const clean = all.filter(({ hit }) => hit?.drops !== true).map(({ best }) => best);
  if (clean.length === 0) return [];
  const best = clean.reduce((a, b) => (beats(b, a) ? b : a));
  const stops = (x: number) => spec.exclusions[x].effect === 'stop';
  const deepest = starts.map((entry) => followEntry(entry, { moments, spec, counts: stops }).best.step);
  return Math.max(...deepest) > best.step ? [] : [best.run];
}

/** Deeper; then there first; then entered last. */
function beats(a: Arrival, b: Arrival): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.time !== b.time) return a.time < b.time;
  return a.run.get(0)! > b.run.get(0)!;
}
