import type { EventStore } from '../../store/event-store';
import type { ActorSpan } from './actor-span';
import type { BestRun } from './best-run';
import { hasSharedEvents } from '../plan/event-masks';
import type { FreeRuns } from './free-runs';
import { LongRuns } from './long-runs';
import { narrowsEntries, type Plan } from '../plan/plan';
import { tiedActors } from './tied-actors';

/**
 * Whether a question is of the most common kind: ordered steps, none optional, no limit except the window from the
 * entry, and no event that matches two steps.
 */
export function isPlain(plan: Plan): boolean {
  return plan.order === 'ordered' && !plan.limited && plan.optional === 0 && !hasSharedEvents(plan);
}

/** A faster `FreeRuns` for plain questions (`isPlain`). Actors with tied events are left to `FreeRuns`. */
export class PlainRuns {
  readonly #time: Float64Array;
  readonly #tied: Uint8Array;
  readonly #free: FreeRuns;
  readonly #long: LongRuns;
  readonly #ranged: boolean;

  constructor(store: EventStore, plan: Plan, free: FreeRuns) {
    this.#time = store.time;
    this.#tied = tiedActors(store);
    this.#free = free;
    this.#long = new LongRuns(store.time, plan);
    this.#ranged = narrowsEntries(plan);
  }

  follow(span: ActorSpan): BestRun {
    if (this.#tied[span.actor] === 1) return this.#free.follow(span);
    return this.#long.follow(span, this.#ranged ? this.#skipBefore(span) : span.to);
  }

  /** Skips events before the first possible entry; returns the end of the events that may be entries. */
  #skipBefore(span: ActorSpan): number {
    const { entryStart, entryEnd } = span;
    const time = this.#time;
    while (span.from < span.to && time[span.from] < entryStart) span.from++;
    let end = span.to;
    while (end > span.from && time[end - 1] >= entryEnd) end--;
    return end;
  }
}
