import { allocate } from '../../store/allocate';
import type { ActorSpan } from './actor-span';
import type { BestRun } from './best-run';
import { bitIndex } from '../../../src/core/arrays/bits';
import type { ExclusionRange } from '../plan/exclusion-ranges';
import type { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';
import { RunLevels } from './run-levels';

const running = 0;
const tainted = 1;
const settled = 2;

/**
 * Exclusions in order `ordered`, exactly: one run for each entry, which does each step at the first event that
 * matches. An older run is never behind a younger one, so the runs of one level stand side by side in the list of
 * entries and move on together; each run is touched at most once a level, however many events an actor has.
 *
 * `drop` taints the runs hit, which go on; `stop` settles them where they are. The deepest clean run wins, unless a
 * tainted one went deeper: then the actor leaves.
 */
export class EntryRuns {
  readonly #plan: Plan;
  readonly #timeGroups: TimeGroups;
  readonly #levels: RunLevels;
  #entry = new Float64Array(64);
  /** The time at which the run reached its level. */
  #since = new Float64Array(64);
  #level = new Int8Array(64);
  #state = new Uint8Array(64);
  #count = 0;
  /** Runs before this one are out of their window. */
  #open = 0;
  /** By level, the number of runs that have reached it: those before this index. */
  readonly #atLeast: Int32Array;
  /** By level, the index up to which `drop` and `stop` have been applied. */
  readonly #dropped: Int32Array;
  readonly #stopped: Int32Array;
  #deepest = -1;
  /** The winner so far, −1 for none. */
  #winner = -1;

  constructor(plan: Plan, timeGroups: TimeGroups) {
    this.#plan = plan;
    this.#timeGroups = timeGroups;
    this.#levels = new RunLevels(plan);
    this.#atLeast = new Int32Array(plan.steps + 1);
    this.#dropped = new Int32Array(plan.steps);
    this.#stopped = new Int32Array(plan.steps);
  }

  /** The winning run; depth −1 where the actor leaves the funnel. */
  follow(span: ActorSpan): BestRun {
    this.#start(span);
    for (let i = span.from; i < span.to;) {
      i = this.#timeGroups.read(i, span.to);
      this.#expire();
      if (this.#timeGroups.tied) this.#moveTied();
      else this.#moveSingle();
      if (this.#entersNow(span)) this.#enter();
    }
    for (let r = this.#open; r < this.#count; r++) this.#settle(r);
    return this.#retrace(span);
  }

  #start(span: ActorSpan): void {
    this.#count = 0;
    this.#open = 0;
    this.#deepest = -1;
    this.#winner = -1;
    this.#atLeast.fill(0);
    this.#dropped.fill(0);
    this.#stopped.fill(0);
    const size = span.to - span.from;
    if (size <= this.#entry.length) return;
    this.#entry = allocate(Float64Array, size);
    this.#since = allocate(Float64Array, size);
    this.#level = allocate(Int8Array, size);
    this.#state = allocate(Uint8Array, size);
  }

  #expire(): void {
    const oldest = this.#timeGroups.time - this.#plan.window;
    while (this.#open < this.#count && this.#entry[this.#open] < oldest) this.#settle(this.#open++);
  }

  #moveSingle(): void {
    const { mask } = this.#timeGroups;
    for (const exclusion of this.#plan.exclusions) if ((mask & exclusion.bit) !== 0) this.#exclude(exclusion);
    for (let k = this.#plan.steps - 1; k > 0; k--) if ((mask & (1 << k)) !== 0) this.#move(this.#sourceOf(k), k);
  }

  #moveTied(): void {
    for (let s = this.#plan.steps - 2; s >= 0; s--) {
      if (this.#atLeast[s] <= Math.max(this.#atLeast[s + 1], this.#open)) continue;
      const reach = this.#timeGroups.ties.reach(s);
      if (reach !== 0) this.#move(s, bitIndex(reach));
    }
  }

  /** The lowest level from which step k can be done: that of the required step before it. */
  #sourceOf(k: number): number {
    let source = k - 1;
    while ((this.#plan.optional & (1 << source)) !== 0) source--;
    return source;
  }

  /** Moves all open runs that have reached level `from`, but not `to`, to level `to`. */
  #move(from: number, to: number): void {
    const end = this.#atLeast[from];
    for (let r = Math.max(this.#atLeast[to], this.#open); r < end; r++) {
      if (this.#state[r] === settled) continue;
      this.#level[r] = to;
      this.#since[r] = this.#timeGroups.time;
    }
    for (let k = from + 1; k <= to; k++) if (this.#atLeast[k] < end) this.#atLeast[k] = end;
  }

  #entersNow({ entryStart, entryEnd }: ActorSpan): boolean {
    const { time, mask } = this.#timeGroups;
    return (mask & 1) !== 0 && time >= entryStart && time < entryEnd;
  }

  #enter(): void {
    const { tied, time, ties } = this.#timeGroups;
    const level = tied ? bitIndex(ties.reach(-1)) : 0;
    const run = this.#count++;
    this.#entry[run] = time;
    this.#since[run] = time;
    this.#level[run] = level;
    this.#state[run] = running;
    for (let k = 0; k <= level; k++) this.#atLeast[k] = this.#count;
  }

  #exclude({ from, to, drop }: ExclusionRange): void {
    const done = drop ? this.#dropped : this.#stopped;
    for (let k = from; k < to; k++) {
      const end = this.#atLeast[k];
      for (let r = Math.max(this.#atLeast[k + 1], this.#open, done[k]); r < end; r++) {
        if (!drop) this.#settle(r);
        else if (this.#state[r] === running) this.#state[r] = tainted;
      }
      done[k] = end;
    }
  }

  #settle(run: number): void {
    const state = this.#state[run];
    if (state === settled) return;
    this.#state[run] = settled;
    if (this.#level[run] > this.#deepest) this.#deepest = this.#level[run];
    if (state === running && (this.#winner < 0 || this.#beats(run, this.#winner))) this.#winner = run;
  }

  /** Deeper, or as deep and there first, or there by the same event with a later entry. */
  #beats(run: number, other: number): boolean {
    if (this.#level[run] !== this.#level[other]) return this.#level[run] > this.#level[other];
    if (this.#since[run] !== this.#since[other]) return this.#since[run] < this.#since[other];
    return this.#entry[run] > this.#entry[other];
  }

  /** Follows the winner once more, alone, for the times of its steps. */
  #retrace(span: ActorSpan): BestRun {
    const levels = this.#levels;
    levels.clear();
    if (this.#winner < 0 || this.#level[this.#winner] < this.#deepest) return levels.best;
    levels.entryStart = this.#entry[this.#winner];
    levels.entryEnd = levels.entryStart + 1;
    for (let i = span.from; i < span.to && levels.best.depth < this.#deepest;) {
      i = this.#timeGroups.read(i, span.to);
      levels.addTimeGroup(this.#timeGroups);
    }
    return levels.best;
  }
}
