import type { DialectName } from '../../core/sql/dialect';

export const dialectNames: readonly DialectName[] = ['clickhouse', 'duckdb', 'bigquery', 'snowflake', 'postgresql'];

/** What the time column holds: a date and time of its own type, or a number of these since 1970 UTC. */
export type TimeUnit = 'timestamp' | 'second' | 'millisecond' | 'microsecond';

export const timeUnits: readonly TimeUnit[] = ['timestamp', 'second', 'millisecond', 'microsecond'];

/** The table of the database that holds the events, one row each. */
export interface SqlTable {
  /** With dots between database, schema and table; a part that has a dot itself stands in "…" or `…`. */
  name: string;
  user: string;
  /** '' where every row is the same event. */
  event: string;
  time: string;
  timeUnit: TimeUnit;
  /** Column of a property where it is not the property's own name. */
  columns?: ReadonlyMap<string, string>;
}

/** Stored column names by property: safe for any property name, even `constructor`. */
export function byProperty(kept: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(kept));
}

/** The parts of a dotted name, each without its quotes. */
export function nameParts(name: string): string[] {
  const parts = name.match(/"(?:[^"]|"")*"|`[^`]*`|[^.]+/g) ?? [];
  return parts.map((part) => (/^(["`])[^]*\1$/.test(part) ? part.slice(1, -1).replaceAll('""', '"') : part.trim()));
}
