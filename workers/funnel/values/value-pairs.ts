import { NumberCodes } from './number-codes';
import type { EventValues } from './property-values';

/** More than the number of values of any column, and small enough for a double to hold two codes. */
const pairBase = 2 ** 26;

/** Pairs of values of two properties, as one event carries them. */
export class ValuePairs implements EventValues {
  readonly #first: EventValues;
  readonly #second: EventValues;
  /** A pair is one whole number: the first code × `base` and the second. */
  readonly #pairs = new NumberCodes();

  constructor(first: EventValues, second: EventValues) {
    this.#first = first;
    this.#second = second;
  }

  get inOwnOrder(): boolean {
    return this.#first.inOwnOrder && this.#second.inOwnOrder;
  }

  get size(): number {
    return this.#pairs.size;
  }

  filled(event: number): boolean {
    return this.#first.filled(event) || this.#second.filled(event);
  }

  code(event: number): number {
    return this.#pairs.code(this.#first.code(event) * pairBase + this.#second.code(event));
  }

  values(code: number): string[] {
    const pair = this.#pairs.number(code);
    return [...this.#first.values(Math.floor(pair / pairBase)), ...this.#second.values(pair % pairBase)];
  }

  compare(code: number, other: number): number {
    const [a, b] = [this.#pairs.number(code), this.#pairs.number(other)];
    return (
      this.#first.compare(Math.floor(a / pairBase), Math.floor(b / pairBase)) ||
      this.#second.compare(a % pairBase, b % pairBase)
    );
  }
}
