/** A growing list of durations in µs. */
export class DurationList {
  #values: Float64Array;
  #size = 0;

  /** Room for this many; more make it grow. Memory that is not filled costs nothing. */
  constructor(capacity: number) {
    this.#values = new Float64Array(Math.max(16, capacity));
  }

  push(duration: number): void {
    if (this.#size === this.#values.length) this.#grow(this.#size * 2);
    this.#values[this.#size++] = duration;
  }

  append(other: DurationList): void {
    const size = this.#size + other.#size;
    if (size > this.#values.length) this.#grow(size);
    this.#values.set(other.values, this.#size);
    this.#size = size;
  }

  /** The durations so far, in no order; not a copy. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#size);
  }

  #grow(capacity: number): void {
    const values = new Float64Array(capacity);
    values.set(this.#values);
    this.#values = values;
  }
}
