import { literal, sql } from '../build';
import type { SqlDialect } from '../dialect';
import { backslashed } from './quotes';

export const bigquery: SqlDialect = {
  quoteName: (name) => backslashed('`', name),
  quoteText: (text) => backslashed("'", text),
  functions: {
    asText: (value) => sql`CAST(${value} AS STRING)`,
    asNumber: (value) => sql`SAFE_CAST(${value} AS FLOAT64)`,
    asTime: (value) => sql`SAFE_CAST(CAST(${value} AS STRING) AS TIMESTAMP)`,
    lower: (text) => sql`lower(${text})`,
    position: (text, part) => sql`strpos(${text}, ${part})`,
    byCode: (text) => text,
    microseconds: (time) => sql`UNIX_MICROS(CAST(${time} AS TIMESTAMP))`,
    integer: (number) => sql`CAST(${number} AS INT64)`,
    nullable: (value) => value,
    log10: (number) => sql`log10(${number})`,
    endOfTime: () => sql`9000000000000000000`,
  },
  calendar: {
    local: (time, { timeZone }) => sql`DATETIME(TIMESTAMP_MICROS(${time}), ${literal(timeZone)})`,
    unit: {
      hour: (local) => sql`EXTRACT(HOUR FROM ${local})`,
      weekday: (local) => sql`CAST(FORMAT_DATETIME('%u', ${local}) AS INT64)`,
      day: (local) => sql`FORMAT_DATETIME('%Y-%m-%d', ${local})`,
      week: (local) => sql`FORMAT_DATETIME('%Y-%m-%d', DATETIME_TRUNC(${local}, ISOWEEK))`,
      month: (local) => sql`FORMAT_DATETIME('%Y-%m', ${local})`,
      quarter: (local) => sql`FORMAT_DATETIME('%Y-Q%Q', ${local})`,
      year: (local) => sql`FORMAT_DATETIME('%Y', ${local})`,
    },
  },
};
