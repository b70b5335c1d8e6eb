import { allocate } from './allocate';
import { Dictionary } from './dictionary';
import type { Codes, Property } from './event-store';
import { codesFor } from './growing-column';
import { batchRows, type TextBatch } from './text-batch';
import { numberOf } from './value-kinds';

/** Gathers the values of one column of a source, by row, while it is read. Code 0 is the empty text. */
export class PropertyColumn {
  readonly #dictionary = new Dictionary();
  readonly #batchCodes = new Uint32Array(batchRows);
  #codes: Codes;

  /** `rows`: of the source. Those never added stay empty. */
  constructor(rows: number) {
    this.#codes = allocate(Uint8Array, rows);
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

  /** Adds the values of some rows, whose ascending numbers are `row[0]` … `row[batch.rows - 1]`. */
  add(batch: TextBatch, row: Uint32Array): void {
    const codes = this.#batchCodes;
    this.#dictionary.codesOf(batch, codes);
    this.#makeRoom();
    const last = batch.rows - 1;
    if (row[last] - row[0] === last) this.#codes.set(codes.subarray(0, batch.rows), row[0]);
    else for (let i = 0; i < batch.rows; i++) this.#codes[row[i]] = codes[i]!;
  }

  /** The property of events that were made from these rows. */
  property(row: Uint32Array): Property {
    const codes = this.#codes;
    const values = this.#dictionary.texts();
    const numbers = asNumbers(values);
    if (numbers !== null) {
      const sorted = allocate(Float64Array, row.length);
      for (let i = 0; i < sorted.length; i++) sorted[i] = numbers[codes[row[i]]];
      return { kind: 'number', numbers: sorted };
    }
    const sorted = codesFor(row.length, values.length);
    for (let i = 0; i < sorted.length; i++) sorted[i] = codes[row[i]];
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
