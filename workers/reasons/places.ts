import type { RunGround } from '../funnel/run-ground';
import type { ToldRun } from './told-runs';

/** Events `from` … `to` − 1 of a store. */
export interface Range {
  from: number;
  to: number;
}

type PlacedRun = Pick<ToldRun, 'part' | 'times'>;

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
  readonly #ground: RunGround;

  constructor(ground: RunGround) {
    this.#ground = ground;
  }

  /**
   * The first event of a run at the time of a step it has done that matches the step, as its place in the funnel's store;
   * where several do, the run may have used any.
   */
  first({ part, times }: PlacedRun, step: number): number {
    const { store, placeOf } = this.#ground;
    const range = this.#range(part);
    let i = firstAt(times[step], store.time, range);
    while (i < range.to - 1 && store.time[i + 1] === times[step] && !this.#matches(i, step)) i++;
    return placeOf(i);
  }

  /** The last one. */
  last({ part, times }: PlacedRun, step: number): number {
    const { store, placeOf } = this.#ground;
    const range = this.#range(part);
    const first = firstAt(times[step], store.time, range);
    let i = firstAt(times[step] + 1, store.time, range) - 1;
    while (i > first && !this.#matches(i, step)) i--;
    return placeOf(i);
  }

  #range(part: number): Range {
    const { actorStart } = this.#ground.store;
    return { from: actorStart[part], to: actorStart[part + 1] };
  }

  /** In any order a run's places are numbered as they come, so that every step's events will do. */
  #matches(i: number, step: number): boolean {
    const { masks, classes, order, steps } = this.#ground.plan;
    const mask = masks[classes[i]];
    return mask >= 0 && (mask & (order === 'any' ? (1 << steps) - 1 : 1 << step)) !== 0;
  }
}
