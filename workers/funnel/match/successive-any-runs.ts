import type { EventStore } from '../../store/event-store';
import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import { firstExclusionBit, stepBits } from '../plan/event-masks';
import { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';
import { StepMatching } from './step-matching';
import type { Successive } from './follower';
import type { Tally } from '../sums/tally';

/**
 * Steps in any order, counting every run. A run begins with the first step event after the previous run has ended: by
 * completing all steps, by running out of time, or by an exclusion (which with effect `drop` removes it). It takes each
 * event that can do one more step, one step per event. Tied events that a run cannot use may begin the next.
 */
export class SuccessiveAnyRuns implements Successive {
  readonly #plan: Plan;
  readonly #timeGroups: TimeGroups;
  readonly #tally: Tally;
  readonly #run: BestRun;
  readonly #matching: StepMatching;
  readonly #dropBits: number;
  #actor = 0;
  /** Whether the actor may have no more runs. */
  #isOver = false;

  constructor(store: EventStore, plan: Plan, tally: Tally) {
    this.#plan = plan;
    this.#timeGroups = new TimeGroups(store, plan);
    this.#tally = tally;
    this.#run = new BestRun(plan.steps);
    this.#matching = new StepMatching(plan.steps);
    this.#dropBits = plan.exclusions.reduce((bits, { bit, drop }) => (drop ? bits | bit : bits), 0);
  }

  follow(actor: number, { from, to, entryStart, entryEnd }: ActorSpan): void {
    this.#begin(actor);
    for (let i = from; i < to && !this.#isOver;) {
      i = this.#timeGroups.read(i, to);
      const { time, mask, tied } = this.#timeGroups;
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
    if ((this.#timeGroups.mask & this.#dropBits) === 0) this.#close();
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

  /** Whether an event that matches the steps of `mask` was used by the open run, or began one. */
  #take(mask: number, mayEnter: boolean): boolean {
    if (this.#isOver || (!this.#isOpen && !mayEnter)) return false;
    if (!this.#matching.add(0, mask)) return false;
    this.#run.addRow(this.#timeGroups.time);
    if (this.#run.depth === this.#plan.steps - 1) this.#close();
    return true;
  }

  /** Events that match fewest steps come first; the next run may use what one run cannot. */
  #takeTied(mayEnter: boolean): void {
    const { ties } = this.#timeGroups;
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
