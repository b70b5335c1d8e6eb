import { Dictionary } from './dictionary';
import type { Codes, Property } from './event-store';
import { codesFor } from './growing-column';
import { BATCH_ROWS, type TextBatch } from './text-batch';
import { numberOf } from './value-kinds';

/** Gathers one property of all events while its column is read, in the file's order. Code 0 is the empty text. */
export class PropertyColumn {
  readonly #dictionary = new Dictionary();
  readonly #batchCodes = new Uint32Array(BATCH_ROWS);
  readonly #size: number;
  readonly #mostValues: number;
  #codes: Codes | null;
  #filled = 0;
  #at = 0;

  /** `size` events; where there are more than `mostValues` different values, the codes are dropped and only counted. */
  constructor(size: number, mostValues = Infinity) {
    this.#size = size;
    this.#mostValues = mostValues;
    this.#codes = new Uint8Array(size);
    this.#dictionary.codeOf(new Uint8Array(0));
  }

  /** Number of different values, empty left out. */
  get distinct(): number {
    return this.#dictionary.size - 1;
  }

  /** Number of events with a value. */
  get filled(): number {
    return this.#filled;
  }

  add(batch: TextBatch): void {
    const codes = this.#batchCodes;
    this.#dictionary.codesOf(batch, codes);
    this.#makeRoom();
    const into = this.#codes;
    const at = this.#at;
    let filled = 0;
    for (let row = 0; row < batch.rows; row++) {
      const code = codes[row];
      if (code !== 0) filled++;
      if (into !== null) into[at + row] = code;
    }
    this.#filled += filled;
    this.#at += batch.rows;
  }

  /** The different values, empty left out, in the order they first came up. */
  values(): string[] {
    return this.#dictionary.texts().slice(1);
  }

  /** The property in the store's order; null where the codes were dropped. `fileOrder` as in `SortedEvents`. */
  property(fileOrder: Uint32Array): Property | null {
    const codes = this.#codes;
    if (codes === null) return null;
    const values = this.#dictionary.texts();
    const numbers = asNumbers(values);
    if (numbers !== null) {
      const sorted = new Float64Array(fileOrder.length);
      for (let i = 0; i < sorted.length; i++) sorted[i] = numbers[codes[fileOrder[i]]]!;
      return { kind: 'number', numbers: sorted };
    }
    const sorted = codesFor(fileOrder.length, values.length);
    for (let i = 0; i < sorted.length; i++) sorted[i] = codes[fileOrder[i]]!;
    return { kind: 'text', codes: sorted, values };
  }

  #makeRoom(): void {
    const values = this.#dictionary.size;
    if (this.#codes === null) return;
    if (values > this.#mostValues) this.#codes = null;
    else if (values > 1 << (8 * this.#codes.BYTES_PER_ELEMENT) && this.#codes.BYTES_PER_ELEMENT < 4) {
      const wider = codesFor(this.#size, values);
      wider.set(this.#codes);
      this.#codes = wider;
    }
  }
}

/** The numbers by code, NaN for the empty text; null where a value is no number or there is none at all. */
function asNumbers(values: readonly string[]): Float64Array | null {
  if (values.length < 2) return null;
  const numbers = new Float64Array(values.length);
  numbers[0] = NaN;
  for (let code = 1; code < values.length; code++) {
    const number = numberOf(values[code]);
    if (number === null) return null;
    numbers[code] = number;
  }
  return numbers;
}
