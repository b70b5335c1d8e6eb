import type { Expression } from '../../src/core/sql/nodes';
import type { ColumnPart } from './arrow-stream';

/** An answer of DuckDB, whole. Values are those of Arrow: cast in SQL what Arrow has no plain value for. */
export interface Answer {
  columns: string[];
  rows: unknown[][];
}

/** Statements are trees of SQL, so that no plain string with someone's data in it is ever run. */
export interface Database {
  /** The run of DuckDB that answers at present, started if there is none: another one has none of its tables. */
  run(): Promise<object>;
  /** Rejects where a text is not exactly one statement, or one that DuckDB could not run. Nothing is run. */
  check(statement: Expression, signal: AbortSignal): Promise<void>;
  /** All rows of an answer, which must be small. Rejects with the signal's reason once that is aborted. */
  answer(statement: Expression, signal: AbortSignal): Promise<Answer>;
  /** Adds rows to a table, whose columns these must be, in their order. */
  insert(table: string, columns: readonly ColumnPart[]): Promise<void>;
  /** Gives all of DuckDB's memory back; the next question starts it again. */
  end(): Promise<void>;
}
