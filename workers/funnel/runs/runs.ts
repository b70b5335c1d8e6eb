import { allocate } from '../../store/allocate';
import type { EventStore } from '../../store/event-store';
import { picked } from '../../store/split';
import { bitIndex } from '../../../src/core/arrays/bits';
import type { Plan } from '../plan/plan';
import { contextOf, type RunContext } from './run-context';
import { runKernel } from '../match/run-kernel';
import { takeBuffer } from '../sums/buffer-pool';
import type { FunnelPartial } from '../sums/tally';

/** A table of winning runs, in the order of their actors. `StepEvents` finds the events that they are made of. */
export interface Runs {
  size: number;
  steps: number;
  /** By run, its actor's index in the store. */
  actors: Uint32Array;
  /** By run, the actor of `context` it belongs to: a part of its own actor, where actors are followed in parts. */
  parts: Uint32Array;
  context: RunContext;
  /** Bits of the steps done. */
  taken: Uint32Array;
  /** Run r's time at step k, in µs, is `times[r * steps + k]`; meaningful where `taken` has the step. */
  times: Float64Array;
}

/** All winning runs of a store, and their totals. */
export function collectRuns(store: EventStore, plan: Plan): { runs: Runs; partial: FunnelPartial } {
  const table = new RunTable(store, plan, store.actors);
  // eslint-disable-next-line max-params -- called for each run
  const partial = runKernel(store, plan, (actor, taken, times, part) => table.add(actor, taken, times, part));
  return { runs: table.runs(), partial };
}

/** Runs as they are found. */
export class RunTable {
  readonly #steps: number;
  readonly #context: RunContext;
  #size = 0;
  #actors: Uint32Array;
  #parts: Uint32Array;
  #taken: Uint32Array;
  #times: Float64Array;

  /**
   * For runs found in a store, with an initial capacity; it grows as needed. Unused memory costs nothing.
   */
  constructor(store: EventStore, plan: Plan, capacity: number) {
    const { steps } = plan;
    const room = Math.max(16, capacity);
    this.#steps = steps;
    this.#context = contextOf(store, plan);
    this.#actors = allocate(Uint32Array, room);
    this.#parts = allocate(Uint32Array, room);
    this.#taken = allocate(Uint32Array, room);
    this.#times = takeBuffer(room * steps);
  }

  /** `times` is not retained. */
  // eslint-disable-next-line max-params -- called for each run
  add(actor: number, taken: number, times: ArrayLike<number>, part = actor): void {
    if (this.#size === this.#actors.length) this.#grow();
    const run = this.#size++;
    this.#actors[run] = actor;
    this.#parts[run] = part;
    this.#taken[run] = taken;
    const all = this.#times;
    const steps = this.#steps;
    const from = run * steps;
    for (let k = 0; k < steps; k++) all[from + k] = times[k];
  }

  get size(): number {
    return this.#size;
  }

  /** The actor of the last run; there must be one. */
  get lastActor(): number {
    return this.#actors[this.#size - 1];
  }

  /** Removes all runs; the table returned by `runs` is overwritten. */
  clear(): void {
    this.#size = 0;
  }

  /** The runs so far; not a copy. */
  runs(): Runs {
    const size = this.#size;
    return {
      size,
      steps: this.#steps,
      actors: this.#actors.subarray(0, size),
      parts: this.#parts.subarray(0, size),
      context: this.#context,
      taken: this.#taken.subarray(0, size),
      times: this.#times.subarray(0, size * this.#steps),
    };
  }

  #grow(): void {
    const { actors, parts, taken, times } = this.runs();
    this.#actors = allocate(Uint32Array, 2 * actors.length);
    this.#parts = allocate(Uint32Array, 2 * actors.length);
    this.#taken = allocate(Uint32Array, 2 * actors.length);
    this.#times = allocate(Float64Array, 2 * times.length);
    this.#actors.set(actors);
    this.#parts.set(parts);
    this.#taken.set(taken);
    this.#times.set(times);
  }
}

/** Some of the runs of a table, by their rows. */
export function pickRuns({ steps, actors, parts, context, taken, times }: Runs, rows: Uint32Array): Runs {
  const pickedTimes = allocate(Float64Array, rows.length * steps);
  for (let n = 0; n < rows.length; n++) {
    for (let k = 0; k < steps; k++) pickedTimes[n * steps + k] = times[rows[n] * steps + k];
  }
  return {
    size: rows.length,
    steps,
    actors: picked(actors, rows),
    parts: picked(parts, rows),
    context,
    taken: picked(taken, rows),
    times: pickedTimes,
  };
}

/** Index of the last run's step. */
export function furthestOf({ taken }: Runs, run: number): number {
  return bitIndex(taken[run]);
}

/** Index of the last required step before a step; 0 for the first steps. */
export function requiredBefore({ optional }: Pick<Plan, 'optional'>, step: number): number {
  let before = step - 1;
  while (before > 0 && (optional & (1 << before)) !== 0) before--;
  return Math.max(0, before);
}
