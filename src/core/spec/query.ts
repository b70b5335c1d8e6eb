/**
 * SQL over the loaded events, answered by DuckDB: a second, independent opinion on what the kernels count. The events
 * are one table, `events`, with a row for each: "user" (the id), "event" (the name), "time" (TIMESTAMP, UTC, exact to
 * the µs), and a column for each property that was asked for: DOUBLE where all values are numbers, else VARCHAR; NULL
 * where empty.
 */
export const eventsTable = { name: 'events', user: 'user', event: 'event', time: 'time' } as const;

/** Maximum number of rows in an answer. */
export const maxQueryRows = 1000;

/** Maximum size of one value in bytes. */
export const maxValueBytes = 1_000_000;

export interface QueryQuestion {
  /** A single statement that reads. */
  sql: string;
  /** The properties it reads: the table has a column for each. */
  properties: string[];
}

/** Text also for dates, decimals, lists, and whole numbers beyond 2^53. */
export type QueryValue = string | number | boolean | null;

export interface QueryAnswer {
  columns: string[];
  rows: QueryValue[][];
  /** There are more rows than `maxQueryRows`. */
  truncated: boolean;
  /** Time DuckDB took for the statement, without creating the table. */
  milliseconds: number;
}

/**
 * The column of each property. DuckDB's names are case-insensitive, so `Price` beside `price` becomes `Price_2`; a NUL,
 * which they can't contain, becomes its symbol (U+2400).
 */
export function queryColumns(properties: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>([eventsTable.user, eventsTable.event, eventsTable.time]);
  const columns = new Map<string, string>();
  for (const property of properties) {
    const written = property.replaceAll('\0', '␀');
    let column = written;
    for (let i = 2; taken.has(column.toLowerCase()); i++) column = `${written}_${i}`;
    taken.add(column.toLowerCase());
    columns.set(property, column);
  }
  return columns;
}
