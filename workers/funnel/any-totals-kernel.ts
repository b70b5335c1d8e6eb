import type { EventStore } from '../store/event-store';
import { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import { stepBits } from './event-masks';
import { Moments } from './moments';
import type { Plan } from './plan';
import type { Tally } from './tally';

/**
 * Steps in any order, every run: it begins with the first step event after the one before has ended, by having all
 * steps, by running out of time, or by an exclusion, and does each step at the first event that matches it (one that
 * matches several does the first of them that is still to do). Tied events that a run has no use for may begin the next.
 */
export function anyTotalsKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const runs = new AnyRuns(plan, new Moments(store, plan), tally);
  for (let actor = 0; actor < store.actors; actor++) if (span.set(actor)) runs.follow(actor, span);
}

class AnyRuns {
  readonly #plan: Plan;
  readonly #moments: Moments;
  readonly #tally: Tally;
  readonly #run: BestRun;
  readonly #all: number;
  /** Bits of the steps still to do. */
  #missing = 0;
  #actor = 0;

  constructor(plan: Plan, moments: Moments, tally: Tally) {
    this.#plan = plan;
    this.#moments = moments;
    this.#tally = tally;
    this.#run = new BestRun(plan.steps);
    this.#all = (1 << plan.steps) - 1;
  }

  follow(actor: number, span: ActorSpan): void {
    this.#actor = actor;
    this.#close();
    for (let i = span.from; i < span.to;) {
      i = this.#moments.read(i, span.to);
      if (this.#ended()) continue;
      const mayEnter = this.#moments.time >= span.entryStart && this.#moments.time < span.entryEnd;
      if (this.#moments.tied) this.#takeTied(mayEnter);
      else this.#take(this.#moments.mask & stepBits, mayEnter);
    }
    this.#close();
  }

  /** Whether the moment excludes the open run; one that is out of time is closed, and the moment may begin the next. */
  #ended(): boolean {
    if (this.#run.depth < 0) return false;
    const { time, mask } = this.#moments;
    const late = time - this.#run.times[0] > this.#plan.window;
    const excluded = !late && (mask & ~stepBits) !== 0;
    if (late || excluded) this.#close();
    return excluded;
  }

  #close(): void {
    if (this.#run.depth >= 0) this.#tally.add(this.#actor, this.#run);
    this.#run.clear();
    this.#missing = this.#all;
  }

  /** Whether an event of these steps was of use to the open run, or began one. */
  #take(mask: number, mayEnter: boolean): boolean {
    const useful = mask & this.#missing;
    if (useful === 0 || (this.#run.depth < 0 && !mayEnter)) return false;
    this.#missing &= ~(useful & -useful);
    this.#run.times[++this.#run.depth] = this.#moments.time;
    this.#run.taken = (2 << this.#run.depth) - 1;
    if (this.#missing === 0) this.#close();
    return true;
  }

  /** One event of each kind in turn, as long as any is of use. */
  #takeTied(mayEnter: boolean): void {
    const { ties } = this.#moments;
    ties.sort();
    for (let used = true; used;) {
      used = false;
      for (let kind = 0; kind < ties.kinds; kind++) {
        if (ties.countOf(kind) === 0 || !this.#take(ties.maskOf(kind), mayEnter)) continue;
        ties.consumeOne(kind);
        used = true;
      }
    }
  }
}
