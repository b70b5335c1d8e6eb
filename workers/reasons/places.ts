import type { Plan } from '../funnel/plan';
import type { EventStore } from '../store/event-store';

/** Events `from` … `to` − 1 of a store. */
export interface Range {
  from: number;
  to: number;
}

/** The first event of a range that is not before `time` (µs); `to` where all are. */
export function firstAt(time: number, times: Float64Array, { from, to }: Range): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the events that served a run, of which the kernel tells the times alone. */
export class StepPlaces {
  readonly #store: EventStore;
  readonly #plan: Plan;

  constructor(store: EventStore, plan: Plan) {
    this.#store = store;
    this.#plan = plan;
  }

  /** The first event of an actor at `time` that matches `step`; where several do, the run may have used any. */
  first(actor: number, step: number, time: number): number {
    const range = this.#range(actor);
    let i = firstAt(time, this.#store.time, range);
    while (i < range.to - 1 && this.#store.time[i + 1] === time && !this.#matches(i, step)) i++;
    return i;
  }

  /** The last one. */
  last(actor: number, step: number, time: number): number {
    const range = this.#range(actor);
    const first = firstAt(time, this.#store.time, range);
    let i = firstAt(time + 1, this.#store.time, range) - 1;
    while (i > first && !this.#matches(i, step)) i--;
    return i;
  }

  #range(actor: number): Range {
    return { from: this.#store.actorStart[actor], to: this.#store.actorStart[actor + 1] };
  }

  /** In any order a run's places are numbered as they come, so that every step's events will do. */
  #matches(i: number, step: number): boolean {
    const mask = this.#plan.masks[this.#plan.classes[i]];
    return mask >= 0 && (mask & (this.#plan.order === 'any' ? (1 << this.#plan.steps) - 1 : 1 << step)) !== 0;
  }
}
