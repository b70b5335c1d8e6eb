import { BestRun } from '../best-run';
import { lowest, bitIndex } from '../../../../src/core/arrays/bits';
import type { Plan } from '../../plan/plan';
import type { StepTimes } from './step-times';
import type { TolerantEvents } from './tolerant-events';

/**
 * The most partial runs of an entry to examine: enough for all, unless hundreds of events lie within the tolerance.
 */
const maxPartialRuns = 20_000;
const maxComparedWays = 32;

/** The events a run may use. */
export interface Allowed {
  /** Events that previous runs have used. */
  used: ReadonlySet<number>;
  /** Steps lie before this time, in µs, and are this one at most. */
  before: number;
  lastStep: number;
}

/** When an exclusion hit a run at its last step, and whether it drops the run. */
interface Hit {
  time: number;
  drops: boolean;
}

/**
 * Follows the run of one entry through ordered steps, each of which may precede the step before it by up to the
 * tolerance. It tries all ways to assign events to steps: of later events the first that matches and those linked to it
 * by gaps within the tolerance (all of them where steps have limits), and all earlier ones within the tolerance.
 */
export class TolerantSearch {
  /** The deepest run, first to have all its steps, with the earliest steps between. */
  readonly best: BestRun;
  /** By step, the index of the best run's event. */
  readonly bestEvents: Int32Array;
  /** When the best run had all its steps; and what hit it there. */
  reached = 0;
  hit: Hit | null = null;
  /** The deepest step that the entry would reach if no exclusion dropped runs; −1 for none. */
  deepest = -1;
  /** Until when any way could have gone deeper, in µs. */
  openUntil = 0;
  readonly #plan: Plan;
  readonly #events: TolerantEvents;
  /** By step, the longest time allowed until a step after it; −Infinity after the last. */
  readonly #longest: Float64Array;
  /** By step, the last that may come right after it. */
  readonly #lastAfter: Int32Array;
  /** The current path: by step its time and its event's index, and bits of the steps done. */
  readonly #times: Float64Array;
  readonly #chosen: Int32Array;
  #taken = 0;
  #allowed: Allowed = { used: new Set(), before: Infinity, lastStep: 0 };
  readonly #seen = new Set<string>();
  #ways = 0;

  constructor(plan: Plan, events: TolerantEvents) {
    const { steps, optional, limits } = plan;
    this.#plan = plan;
    this.#events = events;
    this.best = new BestRun(steps);
    this.bestEvents = new Int32Array(steps);
    this.#times = new Float64Array(steps);
    this.#chosen = new Int32Array(steps);
    this.#lastAfter = Int32Array.from({ length: steps }, (_, step) => {
      let last = step + 1;
      while (last < steps - 1 && (optional & (1 << last)) !== 0) last++;
      return Math.min(last, steps - 1);
    });
    this.#longest = Float64Array.from(this.#lastAfter, (last, step) => Math.max(...limits.slice(step + 1, last + 1)));
  }

  /** Follows the run that starts with one of the step-1 events. */
  follow(entry: { time: number; event: number }, allowed: Allowed): void {
    this.best.clear();
    this.hit = null;
    this.deepest = -1;
    this.openUntil = -Infinity;
    this.#allowed = allowed;
    this.#taken = 0;
    this.#seen.clear();
    this.#ways = 0;
    this.#visit(0, entry, { min: entry.time, max: entry.time });
  }

  #visit(step: number, { time, event }: { time: number; event: number }, span: { min: number; max: number }): void {
    this.#times[step] = time;
    this.#chosen[step] = event;
    this.#taken |= 1 << step;
    this.#judge(step, span);
    this.openUntil = Math.max(this.openUntil, this.#openUntil(step, span.min));
    if (step < this.#allowed.lastStep && this.#isNew(step, span)) this.#goOn(step, span);
    this.#taken &= ~(1 << step);
  }

  /** The last time at which the current path could continue. */
  #openUntil(step: number, min: number): number {
    return Math.min(min + this.#plan.window, this.#times[step] + this.#longest[step]);
  }

  /** Whether the state of the current path is new: what can follow depends only on the values in this key. */
  #isNew(step: number, { min, max }: { min: number; max: number }): boolean {
    if (this.#seen.size >= maxPartialRuns) return false;
    // Most entries have few paths, and need not record them.
    if (this.#ways++ < maxComparedWays) return true;
    const key = [step, this.#chosen[step], min, max, ...this.#anchors(), ...this.#usable(step)].join();
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  /** When the ranges of exclusions were entered. */
  #anchors(): number[] {
    return this.#plan.exclusions.map(({ from }) => this.#timeOfReaching(from));
  }

  /** The events in use so near that a later step could match them too. */
  #usable(step: number): number[] {
    if (!this.#events.isShared) return [];
    const since = this.#times[step] - this.#plan.steps * this.#plan.tolerance;
    const events: number[] = [];
    for (let k = 0; k < step; k++) if (this.#does(k) && this.#times[k] >= since) events.push(this.#chosen[k]);
    return events.sort((a, b) => a - b);
  }

  #does(step: number): boolean {
    return (this.#taken & (1 << step)) !== 0;
  }

  /** When the first step from this one on was done; Infinity where none was. */
  #timeOfReaching(step: number): number {
    const rest = (this.#taken >> step) << step;
    return rest === 0 ? Infinity : this.#times[bitIndex(lowest(rest))];
  }

  #goOn(step: number, { min, max }: { min: number; max: number }): void {
    for (const { step: next, ...event } of this.#candidates(step)) {
      const span = { min: Math.min(min, event.time), max: Math.max(max, event.time) };
      if (span.max - span.min <= this.#plan.window) this.#visit(next, event, span);
    }
  }

  /**
   * The events that may continue the current path, in order of time; at equal times those that match fewest steps
   * first.
   */
  #candidates(step: number): { step: number; time: number; event: number }[] {
    const { limits, tolerance } = this.#plan;
    const { before, lastStep } = this.#allowed;
    const now = this.#times[step];
    const found: { step: number; time: number; event: number }[] = [];
    let end = Infinity;
    for (let next = step + 1; next <= Math.min(this.#lastAfter[step], lastStep); next++) {
      const list = this.#events.steps[next];
      for (let n = list.firstFrom(now - tolerance); n < list.size; n++) {
        const time = list.timeAt(n);
        if (time > end || time >= before || time - now > limits[next]) break;
        const event = list.eventAt(n);
        if (!this.#isFree(event) || this.#isTwin(list, n)) continue;
        found.push({ step: next, time, event });
        if (time < now) continue;
        if (!this.#plan.limited) end = Math.min(end, this.#events.linkedUntil(event));
        if (!this.#events.isShared && !this.#plan.limited) break;
      }
    }
    return found.filter(({ time }) => time <= end).sort((a, b) => a.time - b.time || a.step - b.step);
  }

  #isFree(event: number): boolean {
    if (this.#allowed.used.has(event)) return false;
    for (let k = 0; k < this.#plan.steps; k++) if (this.#does(k) && this.#chosen[k] === event) return false;
    return true;
  }

  /** Whether an event of the same time and steps, which is free too, stands before it. */
  #isTwin(list: StepTimes, n: number): boolean {
    for (let m = n - 1; m >= 0 && list.timeAt(m) === list.timeAt(n); m--) {
      if (this.#events.maskOf(list.eventAt(m)) !== this.#events.maskOf(list.eventAt(n))) return false;
      if (this.#isFree(list.eventAt(m))) return true;
    }
    return false;
  }

  /** Records the current path as the best run, if it is better. */
  #judge(step: number, { min, max }: { min: number; max: number }): void {
    let hit: Hit | null = null;
    let dropped = false;
    for (const [x, { from, to, drop }] of this.#plan.exclusions.entries()) {
      const time = this.#firstHit(x, { from, to, until: this.#openUntil(step, min) });
      if (time === Infinity) continue;
      const isLast = time > max;
      if (!isLast && !drop) return;
      dropped ||= !isLast;
      if (hit === null || time < hit.time || (time === hit.time && drop)) hit = { time, drops: drop };
    }
    this.deepest = Math.max(this.deepest, step);
    if (dropped || (hit?.drops === true && !this.#plan.totals)) return;
    if (!this.#isBetter(step, max, hit?.drops === true)) return;
    this.best.depth = step;
    this.best.taken = this.#taken;
    this.best.times.set(this.#times);
    this.bestEvents.set(this.#chosen);
    this.reached = max;
    this.hit = hit;
  }

  /** The first time at which an exclusion counts: more than the tolerance away from where its range begins and ends. */
  #firstHit(x: number, { from, to, until }: { from: number; to: number; until: number }): number {
    const { tolerance } = this.#plan;
    const begin = this.#timeOfReaching(from);
    if (begin === Infinity) return Infinity;
    const end = this.#timeOfReaching(to);
    const list = this.#events.exclusions[x];
    let n = list.firstFrom(begin + tolerance);
    while (n < list.size && list.timeAt(n) <= begin + tolerance) n++;
    if (n === list.size) return Infinity;
    const time = list.timeAt(n);
    return (end === Infinity ? time <= until : time < end - tolerance) ? time : Infinity;
  }

  /** Deeper; then not dropped; then there first; then with the earliest steps, and more of them. */
  #isBetter(step: number, max: number, drops: boolean): boolean {
    const { depth, taken, times } = this.best;
    if (step !== depth) return step > depth;
    const wasDropped = this.hit?.drops === true;
    if (drops !== wasDropped) return wasDropped;
    if (max !== this.reached) return max < this.reached;
    for (let k = 1; k <= step; k++) {
      const time = this.#timeOfReaching(k);
      const known = times[bitIndex(lowest((taken >> k) << k))];
      if (time !== known) return time < known;
    }
    return this.#taken > taken;
  }
}
