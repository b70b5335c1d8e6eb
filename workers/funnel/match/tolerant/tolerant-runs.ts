import type { EventStore } from '../../../store/event-store';
import type { ActorSpan } from '../actor-span';
import { BestRun } from '../best-run';
import type { Follower, Successive } from '../follower';
import { lastRequired, type Plan } from '../../plan/plan';
import { SuccessiveRuns } from '../successive-runs';
import type { Tally } from '../../sums/tally';
import { TolerantEvents } from './tolerant-events';
import { TolerantSearch } from './tolerant-search';

/**
 * Order `ordered` with a tie tolerance, for actors with two events within it of each other.
 *
 * The deepest run that no `drop` has hit; of equally deep ones the first there, then the one with the latest entry.
 * None if a dropped run went deeper.
 */
export class TolerantRuns implements Follower {
  readonly #events: TolerantEvents;
  readonly #search: TolerantSearch;
  readonly #best: BestRun;
  readonly #lastStep: number;

  constructor(store: EventStore, plan: Plan) {
    this.#events = new TolerantEvents(store, plan);
    this.#search = new TolerantSearch(plan, this.#events);
    this.#best = new BestRun(plan.steps);
    this.#lastStep = plan.steps - 1;
  }

  isFor(span: ActorSpan): boolean {
    return this.#events.hasNear(span);
  }

  follow(span: ActorSpan): BestRun {
    const { entryStart, entryEnd } = span;
    const best = this.#best;
    const search = this.#search;
    const allowed = { used: new Set<number>(), before: Infinity, lastStep: this.#lastStep };
    let deepest = -1;
    let reached = Infinity;
    best.clear();
    this.#events.read(span);
    const [entries] = this.#events.steps;
    for (let n = entries.firstFrom(entryStart); n < entries.size && entries.timeAt(n) < entryEnd; n++) {
      const entry = { time: entries.timeAt(n), event: entries.eventAt(n) };
      // No later entry has all its steps sooner.
      if (best.depth === this.#lastStep && entry.time > reached) break;
      search.follow(entry, allowed);
      deepest = Math.max(deepest, search.deepest);
      const { depth } = search.best;
      if (depth < 0 || depth < best.depth || (depth === best.depth && search.reached > reached)) continue;
      best.copy(search.best);
      reached = search.reached;
    }
    if (deepest > best.depth) best.clear();
    return best;
  }
}

/** An actor's runs one after the other, as `SuccessiveRuns` has them. */
export class SuccessiveTolerantRuns implements Successive {
  readonly #events: TolerantEvents;
  readonly #search: TolerantSearch;
  readonly #tally: Tally;
  readonly #lastRequired: number;
  readonly #lastStep: number;
  readonly #used = new Set<number>();
  readonly #apart: SuccessiveRuns;

  constructor(store: EventStore, plan: Plan, tally: Tally) {
    this.#events = new TolerantEvents(store, plan);
    this.#search = new TolerantSearch(plan, this.#events);
    this.#tally = tally;
    this.#lastRequired = lastRequired(plan);
    this.#lastStep = plan.steps - 1;
    this.#apart = new SuccessiveRuns(store, { ...plan, tolerance: 0 }, tally);
  }

  follow(actor: number, span: ActorSpan): void {
    if (!this.#events.hasNear(span)) {
      this.#apart.follow(actor, span);
      return;
    }
    this.#events.read(span);
    this.#used.clear();
    const first = { time: span.entryStart, inclusive: true };
    for (let n = this.#entryFrom(first, span); n >= 0;) n = this.#entryFrom(this.#followOne(actor, n, span), span);
  }

  /** Follows the run of an entry; returns the time from which another may enter. */
  #followOne(actor: number, n: number, span: { entryEnd: number }): Since {
    const search = this.#search;
    const [entries] = this.#events.steps;
    const entry = { time: entries.timeAt(n), event: entries.eventAt(n) };
    search.follow(entry, { used: this.#used, before: Infinity, lastStep: this.#lastRequired });
    const { best, hit, reached, openUntil } = search;
    this.#setUsed(best, true);
    if (best.depth < this.#lastRequired) {
      if (hit?.drops !== true) this.#tally.add(actor, best);
      return { time: hit?.time ?? openUntil, inclusive: false };
    }
    const since = { time: reached, inclusive: true };
    this.#followBehind(entry, this.#entryFrom(since, span));
    this.#tally.add(actor, best);
    return since;
  }

  /** Optional steps after the last required one belong to the run until another may begin. */
  #followBehind(entry: { time: number; event: number }, next: number): void {
    const { best, reached } = this.#search;
    const before = next < 0 ? Infinity : this.#events.steps[0].timeAt(next);
    if (this.#lastStep === this.#lastRequired || before === reached) return;
    this.#setUsed(best, false);
    this.#search.follow(entry, { used: this.#used, before, lastStep: this.#lastStep });
    this.#setUsed(best, true);
  }

  #setUsed({ taken }: BestRun, isUsed: boolean): void {
    for (let k = 0; taken >> k !== 0; k++) {
      if ((taken & (1 << k)) === 0) continue;
      if (isUsed) this.#used.add(this.#search.bestEvents[k]);
      else this.#used.delete(this.#search.bestEvents[k]);
    }
  }

  /** The first entry that no run has used; −1 for none. */
  #entryFrom({ time, inclusive }: Since, { entryEnd }: { entryEnd: number }): number {
    const [entries] = this.#events.steps;
    for (let n = entries.firstFrom(time); n < entries.size && entries.timeAt(n) < entryEnd; n++) {
      if ((inclusive || entries.timeAt(n) > time) && !this.#used.has(entries.eventAt(n))) return n;
    }
    return -1;
  }
}

/** Times from one on, in µs. */
interface Since {
  time: number;
  inclusive: boolean;
}
