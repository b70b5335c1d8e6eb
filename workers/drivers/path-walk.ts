import type { Plan } from '../funnel/plan/plan';
import type { EventStore } from '../store/event-store';
import { alikeEvents, eventsOf } from './alike-events';
import type { PathStarts } from './path-starts';

/**
 * Called for each event on a path: its depth (0 is the first after the start), and its code or −1 where the path ends.
 */
type StepVisitor = (depth: number, code: number) => void;

/** Walks along paths, forward or backward in time, over the visible events; the start is not emitted. */
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

  all({ actors, events }: PathStarts, visit: StepVisitor): void {
    for (let n = 0; n < events.length; n++) this.#one(actors[n], events[n], visit);
  }

  #one(actor: number, start: number, visit: StepVisitor): void {
    const { event } = this.#store;
    const { classes, masks } = this.#plan;
    const range = eventsOf(this.#store, actor);
    const alike = alikeEvents(this.#store, start, range);
    const step = this.#forward ? 1 : -1;
    const first = this.#forward ? alike.to : alike.from - 1;
    const beyond = this.#forward ? range.to : range.from - 1;
    let depth = 0;
    for (let i = first; i !== beyond && depth < this.#length; i += step) {
      // The sign bit hides an event.
      if (masks[classes[i]] >= 0) visit(depth++, event[i]);
    }
    if (depth < this.#length) visit(depth, -1);
  }
}
