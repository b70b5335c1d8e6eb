import { utf8Decoder } from '../../src/core/text/utf8';
import type { PropertySummary } from '../../src/core/spec/dataset';
import { DistinctTexts } from './distinct-texts';
import type { Property } from './event-store';
import { PropertyColumn } from './property-column';
import type { TextBatch } from './text-batch';
import { KindTally } from './value-kinds';

/**
 * With at most this many values a property takes at most two bytes per event, and is kept when all properties are
 * profiled.
 */
const maxShortCodes = 1 << 16;

/** Finds out what a property is while its column is read; keeps its values as long as they are few. */
export class PropertyProfile {
  #rows = 0;
  readonly #kind = new KindTally();
  #column: PropertyColumn | null;
  readonly #distinct = new DistinctTexts();
  #filled = 0;

  /** `rows`: of the source. */
  constructor(rows: number) {
    this.#column = new PropertyColumn(rows);
  }

  /** As `PropertyColumn.add`. */
  add(batch: TextBatch, row: Uint32Array): void {
    this.#rows += batch.rows;
    for (let row = 0; row < batch.rows; row++) if (batch.ends[row] > batch.starts[row]) this.#filled++;
    if (this.#column === null) {
      this.#count(batch);
      return;
    }
    this.#column.add(batch, row);
    if (this.#column.values > maxShortCodes) this.#onlyCount(this.#column);
  }

  /** What has been found out, once the whole column has been added. */
  summary(name: string): PropertySummary {
    if (this.#column !== null)
      for (const value of presentValues(this.#column)) this.#kind.add(utf8Decoder.decode(value));
    const distinct = this.#column === null ? this.#distinct.size : this.#column.values - 1;
    return { name, kind: this.#kind.kind, distinct, filled: this.#rows === 0 ? 0 : this.#filled / this.#rows };
  }

  /** The property itself, where its values are few. */
  property(row: Uint32Array): Property | null {
    return this.#column?.property(row) ?? null;
  }

  #onlyCount(column: PropertyColumn): void {
    for (const value of presentValues(column)) this.#countOne(value, 0, value.length);
    this.#column = null;
  }

  #count({ bytes, starts, ends, rows }: TextBatch): void {
    for (let row = 0; row < rows; row++) if (ends[row] > starts[row]) this.#countOne(bytes, starts[row], ends[row]);
  }

  #countOne(bytes: Uint8Array, start: number, end: number): void {
    const isNew = this.#distinct.add(bytes, start, end);
    if (isNew && !this.#kind.settled) this.#kind.add(utf8Decoder.decode(bytes.subarray(start, end)));
  }
}

/** The different values, empty left out. */
function* presentValues(column: PropertyColumn): Generator<Uint8Array> {
  for (let code = 1; code < column.values; code++) yield column.bytes(code);
}
