import { grown } from '../../store/allocate';
import type { Plan } from '../plan/plan';
import { takeBuffer } from './buffer-pool';
import { finestHistogram, type Durations, type Histogram } from './histogram';

/** Totals of some runs. */
export interface StepSums {
  /** By step. */
  counts: Uint32Array;
  /** By step, the durations in µs from the required step before. */
  fromPrevious: Durations[];
  /** The same from the entry; at step 2, where the step before is the entry, the same lists as in `fromPrevious`. */
  fromEntry: Durations[];
}

/** The histograms of the durations, by step. */
export interface StepHistograms {
  fromPrevious: Histogram[];
  fromEntry: Histogram[];
}

/** Totals of the winning runs of some actors, as plain data; totals of disjoint sets of actors can be merged. */
export interface FunnelPartial extends StepSums {
  /** The number of all actors, whether they entered or not. */
  actors: number;
  /** The histograms of the durations, where the thread that found them has computed them. */
  histograms: StepHistograms | null;
}

/** Adds the histograms of the durations. */
export function withHistograms<T extends FunnelPartial>(partial: T): T {
  const fromPrevious = partial.fromPrevious.map(finestHistogram);
  const fromEntry = partial.fromEntry.map((lists, k) => (k < 2 ? fromPrevious[k] : finestHistogram(lists)));
  return { ...partial, histograms: { fromPrevious, fromEntry } };
}

/** Called for each winning run: the actor's index, and by step the run's time in µs where `taken` has its bit. */
export type RunListener = (actor: number, taken: number, times: Float64Array) => void;

/** Adds winning runs up. */
export class Tally {
  readonly #optional: number;
  readonly #listener: RunListener | null;
  /** By step, also the length of its lists. */
  readonly #counts: Uint32Array;
  readonly #fromPrevious: Float64Array[];
  readonly #fromEntry: Float64Array[];
  #room: number;

  /** `actors`: the maximum number of runs where each actor has one. Unused memory costs nothing. */
  constructor({ steps, optional }: Plan, actors: number, listener: RunListener | null) {
    this.#optional = optional;
    this.#listener = listener;
    this.#counts = new Uint32Array(steps);
    this.#room = Math.max(1, actors);
    this.#fromPrevious = Array.from(this.#counts, (_, k) => (k === 0 ? new Float64Array(0) : takeBuffer(this.#room)));
    this.#fromEntry = this.#fromPrevious.map((list, k) => (k < 2 ? list : takeBuffer(this.#room)));
  }

  /** Adds one run; `times` is not retained. */
  add(actor: number, { taken, times }: { taken: number; times: Float64Array }): void {
    const counts = this.#counts;
    if (counts[0] === this.#room) this.#grow();
    counts[0]++;
    const entry = times[0];
    let previous = entry;
    for (let k = 1; taken >> k !== 0; k++) {
      if ((taken & (1 << k)) === 0) continue;
      const index = counts[k]++;
      const time = times[k];
      this.#fromPrevious[k][index] = time - previous;
      this.#fromEntry[k][index] = time - entry;
      if ((this.#optional & (1 << k)) === 0) previous = time;
    }
    if (this.#listener !== null) this.#listener(actor, taken, times);
  }

  partial(actors: number): FunnelPartial {
    const counts = this.#counts;
    const fromPrevious = this.#fromPrevious.map((list, k) => [list.subarray(0, counts[k])]);
    const fromEntry = this.#fromEntry.map((list, k) => (k < 2 ? fromPrevious[k] : [list.subarray(0, counts[k])]));
    return { actors, counts, fromPrevious, fromEntry, histograms: null };
  }

  #grow(): void {
    this.#room *= 2;
    for (let k = 1; k < this.#counts.length; k++) {
      this.#fromPrevious[k] = withRoom(this.#fromPrevious[k], this.#room);
      this.#fromEntry[k] = k === 1 ? this.#fromPrevious[1] : withRoom(this.#fromEntry[k], this.#room);
    }
  }
}

/** A buffer of the pool may be longer than was asked for. */
function withRoom(list: Float64Array, room: number): Float64Array {
  return list.length >= room ? list : grown(list, room);
}
