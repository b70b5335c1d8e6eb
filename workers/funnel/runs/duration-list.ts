import { allocate, grown } from '../../store/allocate';
import type { Runs } from './runs';

/** A growing list of durations in µs. */
export class DurationList {
  #values: Float64Array;
  #size = 0;

  /** With this initial capacity; it grows as needed. Unused memory costs nothing. */
  constructor(capacity: number) {
    this.#values = allocate(Float64Array, Math.max(16, capacity));
  }

  push(duration: number): void {
    if (this.#size === this.#values.length) this.#values = grown(this.#values, 2 * this.#size);
    this.#values[this.#size++] = duration;
  }

  /** The durations so far, in no order; not a copy. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#size);
  }
}

/** The durations between two steps of some of a table's runs, where they did both. */
export function durationsBetween(
  { taken, times, steps }: Runs,
  rows: Uint32Array,
  { from, to }: { from: number; to: number },
): Float64Array {
  const both = (1 << from) | (1 << to);
  const durations = new DurationList(rows.length);
  for (const run of rows) {
    if ((taken[run] & both) === both) durations.push(times[run * steps + to] - times[run * steps + from]);
  }
  return durations.values;
}
