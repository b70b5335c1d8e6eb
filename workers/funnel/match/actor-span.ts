import type { EventStore } from '../../store/event-store';
import type { Plan } from '../plan/plan';

/** An actor's events that count under `dateRange`, its rule and `entry: 'first'`, and when its runs may start. */
export class ActorSpan {
  /** The events from … to − 1. */
  from = 0;
  to = 0;
  /** Entries lie in entryStart ≤ time < entryEnd. */
  entryStart = 0;
  entryEnd = 0;
  actor = 0;
  /** The actor's `EventStore.actorEvents`. */
  events = 0;
  readonly #store: EventStore;
  readonly #plan: Plan;
  /** Bits of the steps a run may start with. */
  readonly #entrySteps: number;
  /** Whether the span may differ from all events of the actor. */
  readonly #narrowed: boolean;

  constructor(store: EventStore, plan: Plan) {
    this.#store = store;
    this.#plan = plan;
    this.#entrySteps = plan.order === 'any' ? (1 << plan.steps) - 1 : 1;
    this.#narrowed = plan.range.whole || plan.firstEntryOnly;
  }

  /** False where the actor can have no run. */
  set(actor: number): boolean {
    const { actorStart, actorEvents } = this.#store;
    const { range, admitted, entryEvents } = this.#plan;
    this.actor = actor;
    this.events = actorEvents[actor];
    if ((this.events & entryEvents) === 0 || (admitted !== null && admitted[actor] === 0)) return false;
    this.from = actorStart[actor];
    this.to = actorStart[actor + 1];
    this.entryStart = range.start;
    this.entryEnd = range.end;
    return this.#narrowed ? this.#narrow() : true;
  }

  #narrow(): boolean {
    if (this.#plan.range.whole) this.#trim();
    return this.#plan.firstEntryOnly ? this.#findFirstEntry() : true;
  }

  #trim(): void {
    const { time } = this.#store;
    while (this.from < this.to && time[this.from] < this.entryStart) this.from++;
    while (this.to > this.from && time[this.to - 1] >= this.entryEnd) this.to--;
  }

  #findFirstEntry(): boolean {
    const { time } = this.#store;
    const { masks, classes } = this.#plan;
    for (let i = this.from; i < this.to && time[i] < this.entryEnd; i++) {
      const mask = masks[classes[i]];
      if (time[i] < this.entryStart || mask < 0 || (mask & this.#entrySteps) === 0) continue;
      this.entryStart = time[i];
      // Times are whole µs: there is none between.
      this.entryEnd = time[i] + 1;
      return true;
    }
    return false;
  }
}
