import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import { bitCount, lowest, bitIndex } from '../../../src/core/arrays/bits';
import type { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';
import { type TieMatching } from './tie-matching';

const nobody = -Infinity;

/**
 * The runs of one actor through ordered steps, in one pass. Of all runs whose last step is k only the one with the
 * latest entry is kept (level k): its window ends last, so it can continue wherever the others could. Which run wins:
 *
 * - the deepest, by the index of its last step; among equally deep ones the first to get there; among those that end
 *   on the same event the one with the latest entry;
 * - a run does each step at the first event that matches it. Where a step has a time limit from the one before
 *   (`within`, window from the previous step) a later event may be better: there it is the last that fits;
 * - of two sources with equal entries (past an optional step or through it) the one that has done more steps.
 *
 * In strict order an event ends every run whose last step it does not match.
 */
export class RunLevels {
  readonly best: BestRun;
  /** By level, the entry's time; −Infinity where there is no run. */
  readonly entry: Float64Array;
  /** By level, the time of its own step. */
  readonly last: Float64Array;
  /** By level and step (row by row), the times of the run's steps. */
  readonly times: Float64Array;
  /** By level, bits of the run's steps. */
  readonly taken: Int32Array;
  /** Runs may start at entryStart ≤ time < entryEnd. */
  entryStart = nobody;
  entryEnd = Infinity;
  readonly #plan: Plan;
  readonly #reach: Int32Array;
  #done = 0;

  constructor(plan: Plan) {
    const steps = plan.steps;
    this.#plan = plan;
    this.best = new BestRun(steps);
    this.entry = new Float64Array(steps).fill(nobody);
    this.last = new Float64Array(steps);
    this.times = new Float64Array(steps * steps);
    this.taken = new Int32Array(steps);
    this.#reach = new Int32Array(steps + 1);
  }

  /** Begins an actor. */
  start(span: ActorSpan): void {
    this.clear();
    this.entryStart = span.entryStart;
    this.entryEnd = span.entryEnd;
  }

  clear(): void {
    this.entry.fill(nobody);
    this.best.clear();
  }

  /** Whether a run has reached the last step: no later one can win. */
  get done(): boolean {
    return this.best.depth === this.#plan.steps - 1;
  }

  addTimeGroup(group: TimeGroups): void {
    if (group.tied) this.tied(group.time, group.ties);
    else if (group.seen) this.event(group.time, group.mask);
  }

  /** An event alone at its time. */
  event(time: number, mask: number): void {
    for (let k = this.#plan.steps - 1; k > 0; k--) if ((mask & (1 << k)) !== 0) this.#advance(k, time);
    if ((mask & 1) !== 0 && time >= this.entryStart && time < this.entryEnd) {
      this.#done = 1;
      this.#move(-1, 0, time);
    }
    if (this.#plan.order === 'strict') this.#endUnmatched(mask);
  }

  /** Events of equal time, at least one of which matches a step: resolved in step order, each used once by a run. */
  tied(time: number, events: TieMatching): void {
    const { steps } = this.#plan;
    for (let s = -1; s < steps - 1; s++) this.#reach[s + 1] = this.#canGo(s, time) ? this.#inTime(s, time, events) : 0;
    for (let k = steps - 1; k >= 0; k--) {
      const from = this.#latestReaching(k, time);
      if (from < -1) continue;
      this.#done = this.#reach[from + 1];
      this.#move(from, k, time);
    }
  }

  copyTo(run: BestRun, k: number): void {
    const row = k * this.#plan.steps;
    run.depth = k;
    run.taken = this.taken[k];
    for (let q = 0; q <= k; q++) run.times[q] = this.times[row + q];
  }

  #stands(k: number, time: number): boolean {
    return this.entry[k] !== nobody && time - this.entry[k] <= this.#plan.window;
  }

  /** Moves the best run that can do step k at `time` to level k. */
  #advance(k: number, time: number): void {
    const { window, limits, optional } = this.#plan;
    let from = -1;
    let latest = nobody;
    for (let s = k - 1; s >= 0; s--) {
      const entry = this.entry[s];
      if (entry > latest && time - entry <= window && time - this.last[s] <= limits[k]) {
        from = s;
        latest = entry;
      }
      if ((optional & (1 << s)) === 0) break;
    }
    if (from < 0) return;
    this.#done = 1 << k;
    this.#move(from, k, time);
  }

  #canGo(from: number, time: number): boolean {
    return from < 0 ? time >= this.entryStart && time < this.entryEnd : this.#stands(from, time);
  }

  /**
   * Bits of the steps done from a level with the tied events, where the first of them keeps its limit after the level's
   * own step.
   */
  #inTime(from: number, time: number, events: TieMatching): number {
    const { steps, optional, limits } = this.#plan;
    const elapsed = from < 0 ? 0 : time - this.last[from];
    const done = events.reach(from);
    if (done === 0 || elapsed <= limits[bitIndex(lowest(done))]) return done;
    // Another step that may come next must be done first.
    let mask = 0;
    for (let first = from + 1; first < steps; first++) {
      if (elapsed <= limits[first]) mask = Math.max(mask, events.reach(from, first));
      if ((optional & (1 << first)) === 0) break;
    }
    return mask;
  }

  /** The level (−1: a new entry) with the latest entry from which the tied events lead to k; −2 for none. */
  #latestReaching(k: number, time: number): number {
    let found = -2;
    let latest = nobody;
    for (let s = k - 1; s >= -1; s--) {
      const entry = s < 0 ? time : this.entry[s];
      if ((this.#reach[s + 1] & (1 << k)) === 0 || entry < latest) continue;
      if (entry === latest && !(this.#plan.limited && this.#doesAsMuch(s, found, k))) continue;
      found = s;
      latest = entry;
    }
    return found;
  }

  /** Whether the run of level s, brought to k by the tied events, has done no fewer steps than that of level t. */
  #doesAsMuch(s: number, t: number, k: number): boolean {
    const upTo = (2 << k) - 1;
    return (
      bitCount(this.taken[s] | (this.#reach[s + 1] & upTo)) >= bitCount(this.taken[t] | (this.#reach[t + 1] & upTo))
    );
  }

  /** The run of level `from` (−1: a new one) does those steps of `#done` at `time` that bring it to level `to`. */
  #move(from: number, to: number, time: number): void {
    const entry = from < 0 ? time : this.entry[from];
    if (entry < this.entry[to] || (entry === this.entry[to] && !this.#plan.limited)) return;
    const { steps } = this.#plan;
    const source = from * steps;
    const target = to * steps;
    for (let q = 0; q <= from; q++) this.times[target + q] = this.times[source + q];
    for (let q = from + 1; q <= to; q++) this.times[target + q] = time;
    this.entry[to] = entry;
    this.last[to] = time;
    this.taken[to] = (from < 0 ? 0 : this.taken[from]) | (this.#done & ((2 << to) - 1));
    if (to > this.best.depth) this.copyTo(this.best, to);
  }

  #endUnmatched(mask: number): void {
    for (let k = 0; k < this.#plan.steps; k++) if ((mask & (1 << k)) === 0) this.entry[k] = nobody;
  }
}
