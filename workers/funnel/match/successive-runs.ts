import type { EventStore } from '../../store/event-store';
import type { ActorSpan } from './actor-span';
import { EntrySearch } from './entry-search';
import { TimeGroups } from './time-groups';
import { lastRequired, type Plan } from '../plan/plan';
import type { Successive } from './follower';
import type { Tally } from '../sums/tally';

/**
 * Every run counts: an actor's next run begins at the first step-1 event that is left once the previous run has ended:
 * by its conversion (the last required step), by an exclusion (which with effect `drop` removes the run), or because it
 * could get no deeper. An event that ends a run by excluding it does not begin another. Optional steps after the
 * last required one belong to the run until another begins.
 */
export class SuccessiveRuns implements Successive {
  readonly #plan: Plan;
  readonly #tally: Tally;
  readonly #entry: TimeGroups;
  readonly #search: EntrySearch;
  readonly #lastRequired: number;
  #span: Pick<ActorSpan, 'entryStart' | 'entryEnd'> = { entryStart: 0, entryEnd: 0 };

  constructor(store: EventStore, plan: Plan, tally: Tally) {
    this.#plan = plan;
    this.#tally = tally;
    this.#entry = new TimeGroups(store, plan);
    this.#search = new EntrySearch(store, plan);
    this.#lastRequired = lastRequired(plan);
  }

  follow(actor: number, span: ActorSpan): void {
    const { from, to } = span;
    this.#span = span;
    for (let at = from; at < to;) {
      const next = this.#entry.read(at, to);
      if (!this.#mayEnter(this.#entry)) at = next;
      else {
        at = this.#followAll(actor, { at, next, to });
        if (this.#plan.firstEntryOnly) return;
      }
    }
  }

  /**
   * Follows the runs that begin at the current time group, and those that begin with events they leave; returns the
   * index to continue from.
   */
  #followAll(actor: number, { at, next, to }: { at: number; next: number; to: number }): number {
    const conversion = { step: this.#lastRequired, mayEnter: this.#mayEnter };
    for (;;) {
      this.#search.follow({ timeGroups: this.#entry, at, next, to }, conversion);
      const { best, end, endsAt, doneAtEnd } = this.#search;
      if (end !== 'converted') {
        if (end === 'over' || end === 'stopped') this.#tally.add(actor, best);
        return endsAt;
      }
      if (endsAt !== at) {
        at = endsAt;
        next = this.#entry.read(at, to);
      }
      const goesOn = !this.#plan.firstEntryOnly && this.#isLeftToEnter(doneAtEnd);
      if (goesOn) this.#search.cutTo(this.#lastRequired);
      this.#tally.add(actor, best);
      if (!goesOn) return next;
    }
  }

  /** Whether a run that did these steps leaves tied events that may begin another run. */
  #isLeftToEnter(done: number): boolean {
    const { tied, ties } = this.#entry;
    if (!tied) return false;
    ties.consume(done);
    return ties.has(0) && this.#mayEnter(this.#entry);
  }

  readonly #mayEnter = ({ time, mask }: TimeGroups): boolean =>
    (mask & 1) !== 0 && time >= this.#span.entryStart && time < this.#span.entryEnd;
}
