import type { Dialect, Reading, UnreadReason } from '../../src/core/spec/dataset';
import type { Outcome } from '../../src/core/outcome';
import type { RowSet } from '../store/row-set';
import type { TextBatch } from '../store/text-batch';

/** The cells of a row as texts; null is an empty cell. */
export type TextRow = readonly (string | null)[];

/** What has been seen of a source before it is read: its columns, and enough rows to judge by. */
export interface Table {
  /** How delimited text is to be read; null for other formats. */
  dialect: Dialect | null;
  /** Of the columns, each one different. */
  names: string[];
  /** Rows from the source's beginning; each has as many cells as there are columns. */
  rows: TextRow[];
  /** Rows from further on. */
  later: TextRow[];
}

/**
 * Some rows of a source in its order, at most `batchRows`: the cells of the columns asked for as UTF-8, no string a row.
 * Valid until the next batch is asked for.
 */
export interface RowBatch {
  readonly rows: number;
  /** By row of the batch, its number in the source: 0, 1, 2 … */
  readonly row: Uint32Array;
  /** By row of the batch, why it cannot be read; null where it can. */
  readonly problems: readonly (UnreadReason | null)[];
  /** For each column asked for, its cells; those of rows with a problem are empty. */
  readonly columns: readonly TextBatch[];
  /** Bytes of the file, as it lies on the disk, that have been read so far. */
  readonly bytesRead: number;
  /** The 1-based line of the file on which a row of the batch begins. */
  line(index: number): number;
  /** A row of the batch as it is written, cut off after so many characters. */
  text(index: number, maxCharacters: number): string;
}

export interface RowsOptions {
  /** Indices of the columns whose cells are needed, in the order in which the batches have them. */
  columns: readonly number[];
  signal: AbortSignal;
  /** Only these rows, where not all are needed; the source may skip the others unread. */
  only?: RowSet | null;
}

/** Where rows come from: a file of some format. */
export interface RowSource {
  /**
   * Looks at the beginning and at samples of the rest. `wanted` settles what it says of how the format is to be read. Fails with empty_file or
   * not_text; rejects as `rows` does.
   */
  inspect(wanted: Partial<Reading>): Promise<Outcome<Table>>;
  /**
   * All rows from beginning to end; every row comes once, readable or not. Rejects with what reading a file rejects with
   * (`NotReadableError` where it changed meanwhile), BrokenGzip, OutOfMemory, and the signal's reason.
   */
  rows(reading: Reading, options: RowsOptions): AsyncIterable<RowBatch>;
}

/** A source that has been read, and what is known of its rows. */
export interface ReadSource {
  source: RowSource;
  reading: Reading;
  /** The number of its rows, readable or not. */
  rows: number;
  /** The rows that events were made from; null where all are. */
  used: RowSet | null;
}
