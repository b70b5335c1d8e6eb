import type { Plan } from '../funnel/plan';
import type { EventStore } from '../store/event-store';
import type { PathStarts } from './path-starts';

/** Told of each event on a path: its depth (0 is the first after the start), and its code or −1 where the path ends. */
type StepVisitor = (depth: number, code: number) => void;

/** Walks along paths, forward in time or backward, over the events that are seen at all; the start is not told. */
export class PathWalk {
  readonly #store: EventStore;
  readonly #plan: Plan;
  readonly #length: number;
  readonly #forward: boolean;

  constructor(store: EventStore, plan: Plan, { length, forward }: { length: number; forward: boolean }) {
    this.#store = store;
    this.#plan = plan;
    this.#length = length;
    this.#forward = forward;
  }

  all(starts: PathStarts, visit: StepVisitor): void {
    const { actors, events } = starts;
    for (let n = 0; n < events.length; n++) this.#one(actors[n], events[n], visit);
  }

  #one(actor: number, start: number, visit: StepVisitor): void {
    const { actorStart, event } = this.#store;
    const { classes, masks } = this.#plan;
    const step = this.#forward ? 1 : -1;
    const beyond = this.#forward ? actorStart[actor + 1] : actorStart[actor] - 1;
    let depth = 0;
    for (let i = start + step; i !== beyond && depth < this.#length; i += step) {
      // The sign bit hides an event.
      if (masks[classes[i]] >= 0) visit(depth++, event[i]);
    }
    if (depth < this.#length) visit(depth, -1);
  }
}
