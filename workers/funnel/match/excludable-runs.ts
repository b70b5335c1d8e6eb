import type { EventStore } from '../../store/event-store';
import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import { EntrySearch } from './entry-search';
import type { Follower } from './follower';
import { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';

/**
 * Follows actors that may meet an exclusion, one entry at a time: with strict order or limits between steps an earlier
 * event need not be the best choice for a step. The deepest run that no `drop` has hit wins, unless one that was hit
 * went deeper: then the actor leaves the funnel.
 */
export class ExcludableRuns implements Follower {
  readonly #entry: TimeGroups;
  readonly #search: EntrySearch;
  /** Follows runs as if nothing dropped; null where nothing does. */
  readonly #dropless: EntrySearch | null;
  readonly #best: BestRun;
  /** When the best run came to its end. */
  #reached = 0;

  constructor(store: EventStore, plan: Plan) {
    this.#entry = new TimeGroups(store, plan);
    this.#search = new EntrySearch(store, plan);
    const stops = plan.exclusions.filter(({ drop }) => !drop);
    this.#dropless = stops.length === plan.exclusions.length ? null : new EntrySearch(store, plan, stops);
    this.#best = new BestRun(plan.steps);
  }

  follow(span: ActorSpan): BestRun {
    const { from, to, entryStart, entryEnd } = span;
    let deepest = -1;
    this.#best.clear();
    for (let at = from; at < to;) {
      const next = this.#entry.read(at, to);
      const { time, mask } = this.#entry;
      if (time >= entryEnd) break;
      if ((mask & 1) !== 0 && time >= entryStart) {
        const entry = { timeGroups: this.#entry, at, next, to };
        this.#search.follow(entry);
        if (this.#search.end !== 'dropped') this.#keepBetter(this.#search.best);
        this.#dropless?.follow(entry);
        deepest = Math.max(deepest, this.#dropless?.best.depth ?? -1);
      }
      at = next;
    }
    if (deepest > this.#best.depth) this.#best.clear();
    return this.#best;
  }

  /** Entries come in order of time: of runs with equal ends the later one is better. */
  #keepBetter(run: BestRun): void {
    const reached = run.times[run.depth];
    if (run.depth < this.#best.depth || (run.depth === this.#best.depth && reached > this.#reached)) return;
    this.#best.copy(run);
    this.#reached = reached;
  }
}
