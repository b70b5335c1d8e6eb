import { batchRows, type TextBatch } from '../../store/text-batch';
import type { ReadSource } from '../duplicates';
import type { RecordScanner } from '../csv/record-scanner';
import { scanSource, type RecordVisitor } from '../csv/scan-source';

/** A column of the file and what its values go into, batch by batch, in the order of the file's events. */
export interface WantedColumn {
  column: number;
  into: { add(batch: TextBatch): void };
}

/** Walks through the file once more for the values of some columns of its events. Throws as `scanSource` does. */
export async function readProperties(
  read: ReadSource,
  wanted: readonly WantedColumn[],
  signal: AbortSignal,
): Promise<void> {
  await scanSource(read.source, new PropertyReader(read.leftOut, wanted), signal);
}

class PropertyReader implements RecordVisitor {
  readonly #leftOut: Uint32Array;
  readonly #wanted: readonly WantedColumn[];
  readonly #batches: TextBatch[];
  #records = 0;
  #passed = 0;
  #rows = 0;

  constructor(leftOut: Uint32Array, wanted: readonly WantedColumn[]) {
    this.#leftOut = leftOut;
    this.#wanted = wanted;
    this.#batches = wanted.map(() => ({
      bytes: new Uint8Array(0),
      starts: new Int32Array(batchRows),
      ends: new Int32Array(batchRows),
      rows: 0,
    }));
  }

  record(scanner: RecordScanner): void {
    if (this.#leftOut[this.#passed] === this.#records++) {
      this.#passed++;
      return;
    }
    for (let i = 0; i < this.#wanted.length; i++) {
      const { column } = this.#wanted[i];
      scanner.unquote(column);
      this.#batches[i].starts[this.#rows] = scanner.starts[column]!;
      this.#batches[i].ends[this.#rows] = scanner.ends[column]!;
    }
    if (++this.#rows === batchRows) this.settle(scanner);
  }

  bad(): void {
    // Was not an event.
  }

  settle({ bytes }: RecordScanner): void {
    this.#batches.forEach((batch, i) => {
      batch.bytes = bytes;
      batch.rows = this.#rows;
      this.#wanted[i].into.add(batch);
    });
    this.#rows = 0;
  }
}
