import type { ColumnPart } from './arrow-stream';
import type { Statement } from './statement';

/** An answer of DuckDB, whole. Values are those of Arrow: cast in SQL what Arrow has no plain value for. */
export interface Answer {
  columns: string[];
  rows: unknown[][];
}

export interface Database {
  /** The run of DuckDB that answers at present, started if there is none: another one has none of its tables. */
  run(): Promise<object>;
  /** Rejects where a text is not exactly one statement, or one that DuckDB could not run. Nothing is run. */
  check(statement: Statement, signal: AbortSignal): Promise<void>;
  /** All rows of an answer, which must be small. Rejects with the signal's reason once that is aborted. */
  answer(statement: Statement, signal: AbortSignal): Promise<Answer>;
  /** Adds rows to a table, whose columns these must be, in their order. */
  insert(table: string, columns: readonly ColumnPart[]): Promise<void>;
  /** Gives all of DuckDB's memory back; the next question starts it again. */
  end(): Promise<void>;
}
