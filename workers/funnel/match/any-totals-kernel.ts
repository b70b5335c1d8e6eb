import type { EventStore } from '../../store/event-store';
import { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import { firstExclusionBit, stepBits } from '../plan/event-masks';
import { TimeGroups } from './moments';
import type { Plan } from '../plan/plan';
import { StepMatching } from './step-matching';
import type { Tally } from '../sums/tally';

/**
 * Steps in any order, every run: it begins with the first step event after the one before has ended, by having all
 * steps, by running out of time, or by an exclusion (which with effect `drop` takes it away), and takes each event with
 * which it can do one more step, each event doing one. Tied events that a run has no use for may begin the next.
 */
export function anyTotalsKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const runs = new SuccessiveAnyRuns(store, plan, tally);
  for (let actor = 0; actor < store.actors; actor++) if (span.set(actor)) runs.follow(actor, span);
}

class SuccessiveAnyRuns {
  readonly #plan: Plan;
  readonly #moments: TimeGroups;
  readonly #tally: Tally;
  readonly #run: BestRun;
  readonly #matching: StepMatching;
  readonly #dropBits: number;
  #actor = 0;
  /** Whether the actor may have no more runs. */
  #isOver = false;

  constructor(store: EventStore, plan: Plan, tally: Tally) {
    this.#plan = plan;
    this.#moments = new TimeGroups(store, plan);
    this.#tally = tally;
    this.#run = new BestRun(plan.steps);
    this.#matching = new StepMatching(plan.steps);
    this.#dropBits = plan.exclusions.reduce((bits, { bit, drop }) => (drop ? bits | bit : bits), 0);
  }

  follow(actor: number, { from, to, entryStart, entryEnd }: ActorSpan): void {
    this.#begin(actor);
    for (let i = from; i < to && !this.#isOver;) {
      i = this.#moments.read(i, to);
      const { time, mask, tied } = this.#moments;
      if (this.#isOpen && time - this.#run.times[0] > this.#plan.window) this.#close();
      const mayEnter = time >= entryStart && time < entryEnd;
      if (tied) this.#takeTied(mayEnter);
      else if (mask >> firstExclusionBit !== 0) this.#exclude();
      else this.#take(mask & stepBits, mayEnter);
    }
    if (this.#isOpen) this.#close();
  }

  #begin(actor: number): void {
    this.#actor = actor;
    this.#isOver = false;
    this.#clear();
  }

  get #isOpen(): boolean {
    return this.#run.depth >= 0;
  }

  #exclude(): void {
    if (!this.#isOpen) return;
    if ((this.#moments.mask & this.#dropBits) === 0) this.#close();
    else {
      this.#clear();
      this.#isOver = this.#plan.firstEntryOnly;
    }
  }

  #close(): void {
    this.#tally.add(this.#actor, this.#run);
    this.#clear();
    this.#isOver = this.#plan.firstEntryOnly;
  }

  #clear(): void {
    this.#run.clear();
    this.#matching.clear();
  }

  /** Whether an event that can do the steps of `mask` was of use to the open run, or began one. */
  #take(mask: number, mayEnter: boolean): boolean {
    if (this.#isOver || (!this.#isOpen && !mayEnter)) return false;
    if (!this.#matching.add(0, mask)) return false;
    this.#run.addRow(this.#moments.time);
    if (this.#run.depth === this.#plan.steps - 1) this.#close();
    return true;
  }

  /** What does fewest steps first; what one run has no use for the next one may have. */
  #takeTied(mayEnter: boolean): void {
    const { ties } = this.#moments;
    ties.sort();
    for (let used = true; used;) {
      used = false;
      for (let kind = 0; kind < ties.kinds; kind++) {
        while (ties.countOf(kind) > 0 && this.#take(ties.maskOf(kind), mayEnter)) {
          ties.consumeOne(kind);
          used = true;
        }
      }
    }
  }
}
