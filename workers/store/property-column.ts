import { allocate } from './allocate';
import { Dictionary } from './dictionary';
import type { Codes, Property } from './event-store';
import { codesFor } from './growing-column';
import { batchRows, type TextBatch } from './text-batch';
import { numberOf } from './value-kinds';

/** Gathers one property of all events while its column is read, in the file's order. Code 0 is the empty text. */
export class PropertyColumn {
  readonly #dictionary = new Dictionary();
  readonly #batchCodes = new Uint32Array(batchRows);
  #codes: Codes;
  #at = 0;

  /** `size` events. */
  constructor(size: number) {
    this.#codes = allocate(Uint8Array, size);
    this.#dictionary.codeOf(new Uint8Array(0));
  }

  /** Different values so far, the empty one included. */
  get values(): number {
    return this.#dictionary.size;
  }

  /** UTF-8 of the value with this code. */
  bytes(code: number): Uint8Array {
    return this.#dictionary.bytes(code);
  }

  add(batch: TextBatch): void {
    const codes = this.#batchCodes;
    this.#dictionary.codesOf(batch, codes);
    this.#makeRoom();
    this.#codes.set(codes.subarray(0, batch.rows), this.#at);
    this.#at += batch.rows;
  }

  /** The property in the store's order; `fileOrder` as in `SortedEvents`. */
  property(fileOrder: Uint32Array): Property {
    const codes = this.#codes;
    const values = this.#dictionary.texts();
    const numbers = asNumbers(values);
    if (numbers !== null) {
      const sorted = allocate(Float64Array, fileOrder.length);
      for (let i = 0; i < sorted.length; i++) sorted[i] = numbers[codes[fileOrder[i]]];
      return { kind: 'number', numbers: sorted };
    }
    const sorted = codesFor(fileOrder.length, values.length);
    for (let i = 0; i < sorted.length; i++) sorted[i] = codes[fileOrder[i]];
    return { kind: 'text', codes: sorted, values };
  }

  #makeRoom(): void {
    const bits = 8 * this.#codes.BYTES_PER_ELEMENT;
    if (bits === 32 || this.#dictionary.size <= 1 << bits) return;
    const wider = codesFor(this.#codes.length, this.#dictionary.size);
    wider.set(this.#codes);
    this.#codes = wider;
  }
}

/** The numbers by code, NaN for the empty text; null where a value is no number or there is none at all. */
function asNumbers(values: readonly string[]): Float64Array | null {
  if (values.length < 2) return null;
  const numbers = allocate(Float64Array, values.length);
  numbers[0] = NaN;
  for (let code = 1; code < values.length; code++) {
    const number = numberOf(values[code]);
    if (number === null) return null;
    numbers[code] = number;
  }
  return numbers;
}
