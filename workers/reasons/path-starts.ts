import type { PathsQuestion } from '../../src/contract/reasons';
import type { Plan } from '../funnel/plan';
import type { EventStore } from '../store/event-store';
import { StepPlaces } from './places';

/** Gathers the events from which the paths of a question start, one for each run it speaks of. */
export class PathStarts {
  readonly #step: number;
  readonly #lost: boolean;
  readonly #places: StepPlaces;
  /** Last required step before the question's. */
  readonly #before: number;
  #actors = new Uint32Array(1024);
  #events = new Uint32Array(1024);
  #size = 0;

  constructor(store: EventStore, plan: Plan, { step, part }: PathsQuestion) {
    this.#step = step;
    this.#lost = part === 'lost';
    this.#places = new StepPlaces(store, plan);
    let before = step - 1;
    while (before > 0 && (plan.optional & (1 << before)) !== 0) before--;
    this.#before = before;
  }

  take(actor: number, taken: number, times: Float64Array): void {
    const passed = (taken & (1 << this.#step)) !== 0;
    if (!this.#lost && passed) this.#push(actor, this.#places.first(actor, this.#step, times[this.#step]));
    if (!this.#lost || passed || (taken & (1 << this.#before)) === 0) return;
    const last = 31 - Math.clz32(taken & ((1 << this.#step) - 1));
    this.#push(actor, this.#places.last(actor, last, times[last]));
  }

  /** By path, its actor. */
  get actors(): Uint32Array {
    return this.#actors.subarray(0, this.#size);
  }

  /** By path, the event of the step it starts from. */
  get events(): Uint32Array {
    return this.#events.subarray(0, this.#size);
  }

  #push(actor: number, event: number): void {
    if (this.#size === this.#events.length) {
      this.#actors = doubled(this.#actors);
      this.#events = doubled(this.#events);
    }
    this.#actors[this.#size] = actor;
    this.#events[this.#size++] = event;
  }
}

function doubled(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * list.length);
  longer.set(list);
  return longer;
}
