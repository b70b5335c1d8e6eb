import type { EventStore } from '../store/event-store';
import { ActorSpan } from './actor-span';
import { Moments } from './moments';
import type { Plan } from './plan';
import { RunLevels } from './run-levels';
import type { Tally } from './tally';

/**
 * Every run counts: an actor's next begins only after the one before has ended, by conversion, by running out of time,
 * by an exclusion (which with effect `drop` takes the run away), or in strict order by a foreign event. A run's
 * exclusions are those of the deepest step it has done. The event that excludes a run does not begin another; of
 * tied events those that a finished run has used are gone, and the rest may make the next one.
 */
export function totalsKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const runs = new SuccessiveRuns(plan, new Moments(store, plan), tally);
  for (let actor = 0; actor < store.actors; actor++) if (span.set(actor)) runs.follow(actor, span);
}

class SuccessiveRuns {
  readonly #plan: Plan;
  readonly #moments: Moments;
  readonly #tally: Tally;
  readonly #levels: RunLevels;
  #actor = 0;

  constructor(plan: Plan, moments: Moments, tally: Tally) {
    this.#plan = plan;
    this.#moments = moments;
    this.#tally = tally;
    this.#levels = new RunLevels(plan);
  }

  follow(actor: number, span: ActorSpan): void {
    this.#actor = actor;
    this.#levels.clear();
    for (let i = span.from; i < span.to;) {
      i = this.#moments.read(i, span.to);
      const { time, tied } = this.#moments;
      if (this.#open && !this.#levels.canAdvance(time)) this.#close();
      if (tied) this.#takeTied(span);
      else if (!this.#exclude()) this.#takeSingle(span);
    }
    if (this.#open) this.#close();
  }

  get #open(): boolean {
    return this.#levels.best.depth >= 0;
  }

  #close(): void {
    this.#tally.add(this.#actor, this.#levels.best);
    this.#levels.clear();
  }

  #exclude(): boolean {
    const { depth } = this.#levels.best;
    const { mask } = this.#moments;
    const hit = this.#plan.exclusions.filter(({ bit, from, to }) => (mask & bit) !== 0 && from <= depth && depth < to);
    if (hit.length === 0) return false;
    if (hit.some((exclusion) => exclusion.drop)) this.#levels.clear();
    else this.#close();
    return true;
  }

  #takeSingle(span: ActorSpan): void {
    const wasOpen = this.#open;
    this.#allowEntry(span);
    this.#levels.moment(this.#moments);
    if (!this.#open) return;
    if (this.#levels.done) this.#close();
    else if (wasOpen && !this.#levels.canAdvance(this.#moments.time)) {
      // A foreign event has broken a strict run; it may begin the next.
      this.#close();
      this.#takeSingle(span);
    }
  }

  #takeTied(span: ActorSpan): void {
    while (this.#finishTied(span));
  }

  /** Whether tied events have brought a run to its end: what it has used is gone, and the rest may make another. */
  #finishTied(span: ActorSpan): boolean {
    const { ties } = this.#moments;
    const source = this.#levels.best.depth;
    this.#allowEntry(span);
    this.#levels.moment(this.#moments);
    if (!this.#levels.done) return false;
    ties.consume(ties.reach(source));
    this.#close();
    return true;
  }

  /** While a run is open no other begins. */
  #allowEntry(span: ActorSpan): void {
    this.#levels.entryStart = span.entryStart;
    this.#levels.entryEnd = this.#open ? -Infinity : span.entryEnd;
  }
}
