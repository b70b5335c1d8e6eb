import type { EventStore } from '../../store/event-store';
import { Arrivals } from './arrivals';
import { BestRun } from './best-run';
import { firstExclusionBit } from '../plan/event-masks';
import type { ExclusionRange } from '../plan/exclusion-ranges';
import { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';

/** Where a run begins. */
export interface RunEntry {
  /** Positioned at the entry's events; of tied events, at those that are left. */
  timeGroups: TimeGroups;
  /** The indices of the entry's first event, of the next time group, and of the end of the actor's events. */
  at: number;
  next: number;
  to: number;
}

/** How a run ended: at its conversion, by an exclusion, or because it could get no deeper. */
export type RunEnd = 'converted' | 'stopped' | 'dropped' | 'over';

/** The step at which a run converts. Optional steps after it are still accepted until another run may enter. */
export interface Conversion {
  step: number;
  mayEnter: (timeGroups: TimeGroups) => boolean;
}

/**
 * Follows the run of one entry through ordered or strict steps, with all options: limits, exclusions, optional steps. The run reaches a step
 * at the first event that matches it, and keeps later arrivals where the steps after it have a limit. It continues to
 * an event from the deepest step from which it can, and there from the earliest arrival that is in time; if an
 * exclusion lies between, the run does not reach the event.
 */
export class EntrySearch {
  /** The run at its greatest depth, reached as early as possible, with the earliest steps between. */
  readonly best: BestRun;
  end: RunEnd = 'over';
  /** The index of the time group at which the run converted, or else of the first that is not part of it. */
  endsAt = 0;
  /** Bits of the steps done at the time of the conversion. */
  doneAtEnd = 0;
  readonly #plan: Plan;
  readonly #exclusions: readonly ExclusionRange[];
  readonly #timeGroups: TimeGroups;
  readonly #arrivals: Arrivals;
  /** By step, the last time an exclusion hit runs at this step. */
  readonly #lastHit: Float64Array;
  /** By step, the index after the exclusion that hit the run's first arrival at the step; −1 for none. */
  readonly #hitAt: Int32Array;
  readonly #hitDrops: Uint8Array;
  #entry = 0;
  /** After this time the run can do no more. */
  #until = 0;

  /** Only the given exclusions of the plan apply. */
  constructor(store: EventStore, plan: Plan, exclusions: readonly ExclusionRange[] = plan.exclusions) {
    const { steps } = plan;
    this.best = new BestRun(steps);
    this.#plan = plan;
    this.#exclusions = exclusions;
    this.#timeGroups = new TimeGroups(store, plan);
    this.#arrivals = new Arrivals(plan);
    this.#lastHit = new Float64Array(steps);
    this.#hitAt = new Int32Array(steps);
    this.#hitDrops = new Uint8Array(steps);
  }

  /** Follows a run to its end: to its last step, or to its conversion if `conversion` is given. */
  follow(entry: RunEntry, conversion: Conversion | null = null): void {
    const { at, next, to } = entry;
    const lastStep = this.#plan.steps - 1;
    const goal = conversion?.step ?? lastStep;
    this.#enter(entry.timeGroups);
    let hasConverted = this.#noteConversion(at, goal);
    let i = next;
    while (i < to && this.#arrivals.deepest < lastStep) {
      const following = this.#timeGroups.read(i, to);
      if (this.#timeGroups.time > this.#until) break;
      if (hasConverted && conversion?.mayEnter(this.#timeGroups) === true) break;
      this.#take(following);
      hasConverted ||= this.#noteConversion(i, goal);
      if (this.#until === -Infinity) break;
      i = following;
    }
    this.#conclude(i, hasConverted);
  }

  /** Removes the steps that the run did after its conversion. */
  cutTo(step: number): void {
    this.#arrivals.traceTo(this.best, step);
  }

  #enter({ time, tied, ties }: TimeGroups): void {
    this.#arrivals.clear();
    this.#lastHit.fill(-Infinity);
    this.#hitAt.fill(-1);
    this.#entry = time;
    if (!tied) this.#arrivals.add(0, time, { source: -1, done: 1 });
    else {
      for (let step = 0; step < this.#plan.steps; step++) {
        const done = ties.reachTo(0, step);
        if (done !== 0) this.#arrivals.add(step, time, { source: -1, done });
      }
    }
    this.#setEnd();
  }

  #noteConversion(at: number, goal: number): boolean {
    if (!this.#arrivals.hasReached(goal)) return false;
    this.endsAt = at;
    this.doneAtEnd = this.#arrivals.doneAt(goal);
    return true;
  }

  /** Applies the current time group to the run; `next` is the index after it. */
  #take(next: number): void {
    const { time, mask, tied } = this.#timeGroups;
    if (tied) this.#goOnTied(time);
    else {
      if (mask >> firstExclusionBit !== 0) this.#exclude(next);
      if (this.#until === -Infinity) return;
      this.#goOn(time, mask);
      if (this.#plan.order === 'strict' && this.#timeGroups.seen) this.#endUnmatched(mask);
    }
    this.#setEnd();
  }

  #exclude(next: number): void {
    const { time, mask } = this.#timeGroups;
    for (const { bit, from, to, drop } of this.#exclusions) {
      if ((mask & bit) === 0) continue;
      for (let step = from; step < to; step++) {
        if (this.#hitAt[step] < 0 && this.#arrivals.canLeaveEarliest(step, time)) {
          this.#hitAt[step] = next;
          this.#hitDrops[step] = drop ? 1 : 0;
        }
        this.#lastHit[step] = time;
      }
    }
    // Without limits only the deepest arrival continues.
    const { order, limited } = this.#plan;
    if (order === 'ordered' && !limited && this.#hitAt[this.#arrivals.deepest] >= 0) this.#until = -Infinity;
  }

  /** Continues the run with an event that is not tied. */
  #goOn(time: number, mask: number): void {
    const { steps, limits, optional } = this.#plan;
    for (let step = steps - 1; step > 0; step--) {
      if ((mask & (1 << step)) === 0) continue;
      for (let from = step - 1; from >= 0; from--) {
        const source = this.#arrivals.earliestAble(from, time, limits[step]);
        if (source >= 0) {
          this.#arrive(step, { from, source, done: 1 << step });
          break;
        }
        if ((optional & (1 << from)) === 0) break;
      }
    }
  }

  /** Continues the run with tied events, which may do several steps. */
  #goOnTied(time: number): void {
    const { steps } = this.#plan;
    for (let step = steps - 1; step > 0; step--) {
      for (let from = step - 1; from >= 0; from--) {
        const found = this.#arrivals.isEmpty(from) ? null : this.#fromTied(from, step, time);
        if (found === null) continue;
        this.#arrive(step, { from, ...found });
        break;
      }
    }
  }

  /**
   * How tied events take the run from one step to another: from the earliest arrival, doing as many steps as possible.
   */
  #fromTied(from: number, step: number, time: number): { source: number; done: number } | null {
    const { limits } = this.#plan;
    let found: { source: number; done: number } | null = null;
    for (let first = from + 1; first <= Math.min(step, this.#arrivals.lastAfter(from)); first++) {
      const done = this.#timeGroups.ties.reachTo(first, step);
      if (done === 0) continue;
      const source = this.#arrivals.earliestAble(from, time, limits[first]);
      if (source < 0) continue;
      const better = found === null || source < found.source || (source === found.source && done > found.done);
      if (better) found = { source, done };
    }
    return found;
  }

  #arrive(step: number, { from, source, done }: { from: number; source: number; done: number }): void {
    if (this.#lastHit[from] > this.#arrivals.timeOf(source)) return;
    this.#arrivals.add(step, this.#timeGroups.time, { source, done });
  }

  #endUnmatched(mask: number): void {
    for (let step = 0; step < this.#plan.steps; step++) if ((mask & (1 << step)) === 0) this.#arrivals.end(step);
  }

  #setEnd(): void {
    this.#until = Math.min(this.#entry + this.#plan.window, this.#arrivals.latestDeparture());
  }

  #conclude(at: number, hasConverted: boolean): void {
    const { deepest } = this.#arrivals;
    const hitAt = this.#hitAt[deepest];
    this.#arrivals.traceTo(this.best, deepest);
    this.end = hasConverted ? 'converted' : hitAt < 0 ? 'over' : this.#hitDrops[deepest] === 1 ? 'dropped' : 'stopped';
    if (!hasConverted) this.endsAt = hitAt < 0 ? at : hitAt;
  }
}
