import { utf8Decoder } from '../../../src/core/text/utf8';
import type { UnreadReason } from '../../../src/core/spec/dataset';
import type { RowSet } from '../../store/row-set';
import { newTextBatch, type TextBatch } from '../../store/text-batch';
import type { RowBatch, RowsOptions } from '../row-source';
import type { RecordScanner } from './record-scanner';

/** Few enough for a batch and the bytes of its rows to stay in the processor's fastest cache until they are read. */
const maxBatchRows = 256;
/** Most cells of a batch, so that the batches of a file of thousands of columns stay small. */
const maxBatchCells = 1 << 20;

/** A batch that is filled with one stretch of records after the other. Its cells lie in the scanner's bytes. */
export class CsvBatch implements RowBatch {
  rows = 0;
  bytesRead = 0;
  /** The number of the next record. */
  nextRow = 0;
  readonly row: Uint32Array;
  readonly problems: (UnreadReason | null)[];
  readonly columns: TextBatch[];
  /** Those of the columns. */
  readonly #starts: readonly Int32Array[];
  readonly #ends: readonly Int32Array[];
  readonly #wanted: readonly number[];
  readonly #only: RowSet | null;
  #hasProblems = false;
  /** Three numbers a row: its line, and from where to where in the bytes it is written. */
  readonly #places: Int32Array;
  readonly #capacity: number;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor({ columns, only = null }: Pick<RowsOptions, 'columns' | 'only'>) {
    this.#capacity = Math.max(1, Math.min(maxBatchRows, Math.floor(maxBatchCells / columns.length)));
    this.#wanted = columns;
    this.#only = only;
    this.columns = columns.map(() => newTextBatch(this.#capacity));
    this.#starts = this.columns.map(({ starts }) => starts);
    this.#ends = this.columns.map(({ ends }) => ends);
    this.row = new Uint32Array(this.#capacity);
    this.problems = new Array<null>(this.#capacity).fill(null);
    this.#places = new Int32Array(3 * this.#capacity);
  }

  line(index: number): number {
    return this.#places[3 * index];
  }

  text(index: number, maxCharacters: number): string {
    // A character has up to four bytes; slice() so that the text does not keep a longer one alive.
    const [from, to] = this.#places.subarray(3 * index + 1);
    const end = Math.min(to, from + maxCharacters * 4);
    return utf8Decoder.decode(this.#bytes.subarray(from, end)).slice(0, maxCharacters);
  }

  /** Replaces the rows by the next ones the scanner has; whether it may have more. */
  fill(scanner: RecordScanner): boolean {
    this.rows = 0;
    if (this.#hasProblems) this.problems.fill(null);
    this.#hasProblems = false;
    let found = scanner.next();
    for (; found !== 'more'; found = scanner.next()) {
      const row = this.nextRow++;
      if (this.#only !== null && !this.#only.has(row)) continue;
      const i = this.rows++;
      this.row[i] = row;
      this.#places[3 * i] = scanner.line;
      this.#places[3 * i + 1] = scanner.from;
      this.#places[3 * i + 2] = scanner.to;
      if (found === 'record') this.#putCells(scanner, i);
      else this.#putProblem(scanner, i);
      if (this.rows === this.#capacity) break;
    }
    this.#bytes = scanner.bytes;
    for (const column of this.columns) {
      column.bytes = scanner.bytes;
      column.rows = this.rows;
    }
    return found !== 'more';
  }

  #putCells(scanner: RecordScanner, i: number): void {
    const { starts, ends } = scanner;
    const wanted = this.#wanted;
    const cellStarts = this.#starts;
    const cellEnds = this.#ends;
    for (let c = 0; c < wanted.length; c++) {
      const field = wanted[c];
      scanner.unquote(field);
      cellStarts[c][i] = starts[field]!;
      cellEnds[c][i] = ends[field]!;
    }
  }

  #putProblem({ problem }: RecordScanner, i: number): void {
    this.#hasProblems = true;
    this.problems[i] = problem;
    for (let c = 0; c < this.#wanted.length; c++) this.#starts[c][i] = this.#ends[c][i] = 0;
  }
}
