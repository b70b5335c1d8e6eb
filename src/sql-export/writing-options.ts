import type { DialectName } from '../core/sql/dialect';

export interface WritingOptions {
  dialect: DialectName;
  /** IANA name of the zone whose midnights bound the date range. */
  timeZone: string;
  /** Properties whose columns hold numbers; absent where that is not known. */
  numbers?: ReadonlySet<string>;
  /** First and last time of the dataset, in µs: the zone's offsets between them are written into DuckDB's SQL. */
  span?: { first: number; last: number };
}
