import { bitCount } from '../../../src/core/arrays/bits';
import type { EventStore } from '../../store/event-store';
import { firstAt } from '../../store/time-order';
import type { ActorSpan } from './actor-span';
import type { BestRun } from './best-run';
import { EntrySearch } from './entry-search';
import type { Follower } from './follower';
import { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';

/**
 * Follows actors that meet no exclusion where steps have limits. `RunLevels` finds the winning entry, but keeps the
 * steps of its run that can continue longest; the entry is followed again to find the earliest steps.
 */
export class LimitedRuns implements Follower {
  readonly #time: Float64Array;
  readonly #free: Follower;
  readonly #entry: TimeGroups;
  readonly #search: EntrySearch;

  constructor(store: EventStore, plan: Plan, free: Follower) {
    this.#time = store.time;
    this.#free = free;
    this.#entry = new TimeGroups(store, plan);
    this.#search = new EntrySearch(store, plan, []);
  }

  follow(span: ActorSpan): BestRun {
    const found = this.#free.follow(span);
    // No step lies between an entry and the next step.
    if (bitCount(found.taken) < 3) return found;
    const { to } = span;
    const at = firstAt(this.#time, found.times[0], span);
    const next = this.#entry.read(at, to);
    this.#search.follow({ timeGroups: this.#entry, at, next, to });
    return this.#search.best;
  }
}
