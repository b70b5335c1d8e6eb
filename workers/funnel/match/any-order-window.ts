import { allocate } from '../../store/allocate';
import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import { bitIndex } from '../../../src/core/arrays/bits';
import { hasSharedEvents, stepBits } from '../plan/event-masks';
import type { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';
import { StepMatching } from './step-matching';

const noTime = -Infinity;

/**
 * Steps in any order, over the events between two exclusions: the most distinct steps one actor does within one window,
 * each event doing one step. A basis of all events so far is kept: a largest set of events that can each do a different
 * step, of these sets the latest (a basis of maximum weight in a transversal matroid, by the greedy algorithm). The
 * number of its events in the window that ends now is the number of steps done in it. The window is as short as
 * possible: it begins with the oldest event that counts.
 */
export class AnyOrderWindow {
  /** Row k of the winner is the time at which the actor had done k + 1 distinct steps. */
  readonly best: BestRun;
  readonly #plan: Plan;
  /** The basis: steps and the events that do them, as indices into the recorded events. */
  readonly #basis: StepMatching;
  readonly #rows: StepMatching;
  readonly #isShared: boolean;
  /** The number of steps the winner has done, and the time of its entry and the end of its events, if known. */
  #steps = 0;
  #winner: { entry: number; end: number } | null = null;
  /** The step events since the last exclusion. */
  #time = new Float64Array(64);
  #mask = new Int32Array(64);
  #size = 0;
  /** The latest of them at which a run may start; and the latest whose run ends before any exclusion can come. */
  #lastEntry = noTime;
  #lastSafe = noTime;
  #entryStart = 0;
  #entryEnd = 0;
  #safeEnd = Infinity;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.best = new BestRun(plan.steps);
    this.#basis = new StepMatching(plan.steps);
    this.#rows = new StepMatching(plan.steps);
    this.#isShared = hasSharedEvents(plan);
  }

  get done(): boolean {
    return this.#steps === this.#plan.steps;
  }

  /** Begins an actor. */
  start({ from, to, entryStart, entryEnd }: ActorSpan): void {
    this.best.clear();
    this.#steps = 0;
    this.#entryStart = entryStart;
    this.#entryEnd = entryEnd;
    if (to - from <= this.#time.length) return;
    this.#time = allocate(Float64Array, to - from);
    this.#mask = allocate(Int32Array, to - from);
  }

  /**
   * Begins the stretch of events up to an exclusion; the exclusion drops a run that enters at `safeEnd` or later,
   * unless it has all steps.
   */
  startStretch(safeEnd: number): void {
    this.#basis.clear();
    this.#size = 0;
    this.#lastEntry = noTime;
    this.#lastSafe = noTime;
    this.#safeEnd = safeEnd;
    this.#winner = null;
  }

  /** Records the winner, if it lies in this stretch: by number of steps, the time at which they had been done. */
  endStretch(): void {
    if (this.#winner === null) return;
    const { entry, end } = this.#winner;
    let event = end;
    while (event > 0 && this.#time[event - 1] >= entry) event--;
    this.#rows.clear();
    this.best.clear();
    for (; event < end; event++) if (this.#rows.add(event, this.#mask[event])) this.best.addRow(this.#time[event]);
  }

  addTimeGroup({ time, mask, tied, ties }: TimeGroups): void {
    if (time < this.#entryStart || (mask & stepBits) === 0) return;
    if (!tied) this.#add(time, mask & stepBits);
    else {
      for (let kind = 0; kind < ties.kinds; kind++) {
        for (let n = ties.countOf(kind); n > 0; n--) this.#add(time, ties.maskOf(kind));
      }
    }
    if (time < this.#entryEnd) {
      this.#lastEntry = time;
      if (time < this.#safeEnd) this.#lastSafe = time;
    }
    this.#compare(time - this.#plan.window);
  }

  /** The number of steps that a run still open at `time` has done. */
  openAt(time: number): number {
    const steps = this.#stepsFrom(time - this.#plan.window, this.#lastEntry);
    return steps === this.#plan.steps ? 0 : steps;
  }

  #add(time: number, mask: number): void {
    const event = this.#size++;
    this.#time[event] = time;
    this.#mask[event] = mask;
    if (!this.#isShared) {
      this.#basis.replace(event, bitIndex(mask));
      return;
    }
    if (this.#basis.add(event, mask)) return;
    this.#basis.free(this.#oldestOf(this.#basis.contested));
    this.#basis.add(event, mask);
  }

  #oldestOf(steps: number): number {
    const { doer } = this.#basis;
    let oldest = -1;
    for (let step = 0; step < doer.length; step++) {
      if ((steps & (1 << step)) !== 0 && (oldest < 0 || doer[step] < doer[oldest])) oldest = step;
    }
    return oldest;
  }

  #compare(start: number): void {
    const steps = this.#stepsFrom(start, this.#lastEntry);
    if (steps <= this.#steps) return;
    if (steps === this.#plan.steps || this.#lastSafe === this.#lastEntry) {
      this.#keep(steps, { start, lastEntry: this.#lastEntry });
      return;
    }
    const safe = this.#stepsFrom(start, this.#lastSafe);
    if (safe > this.#steps) this.#keep(safe, { start, lastEntry: this.#lastSafe });
  }

  /** The number of steps done from `start` on, where a run may have begun since then. */
  #stepsFrom(start: number, lastEntry: number): number {
    if (lastEntry === noTime || lastEntry < start) return 0;
    const { doer } = this.#basis;
    let steps = 0;
    for (let k = 0; k < doer.length; k++) if (doer[k] >= 0 && this.#time[doer[k]] >= start) steps++;
    return steps;
  }

  /** Takes the shortest window from `start` on with this many steps as the winner. */
  #keep(steps: number, { start, lastEntry }: { start: number; lastEntry: number }): void {
    const { doer } = this.#basis;
    let entry = lastEntry;
    for (let k = 0; k < doer.length; k++) {
      if (doer[k] >= 0 && this.#time[doer[k]] >= start) entry = Math.min(entry, this.#time[doer[k]]);
    }
    this.#steps = steps;
    this.#winner = { entry, end: this.#size };
  }
}
