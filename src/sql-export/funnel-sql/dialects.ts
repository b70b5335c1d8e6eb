import { duckDbText } from '../../core/text/duckdb-text';
import { nameParts, type DialectName, type TimeUnit } from './names';
import { numberPattern, timePattern } from './postgresql-patterns';

/** The SQL dialect of one engine. Expressions are passed and returned as SQL text. */
export interface SqlDialect {
  /** A column's name, whatever characters it has. */
  identifier: (name: string) => string;
  /** A text as a literal. */
  text: (value: string) => string;
  asText: (expression: string) => string;
  /** Null where the value is no number. */
  asNumber: (expression: string) => string;
  /** Null where the value is no date and time. */
  asTime: (expression: string) => string;
  lower: (expression: string) => string;
  /** Where `part` begins in a text, from 1; 0 where it is not in it. */
  position: (expression: string, part: string) => string;
  /** Order of texts by letter codes, not by a language's alphabet. */
  byCode: (expression: string) => string;
  /** A date and time as whole microseconds since 1970 UTC. */
  microseconds: (expression: string) => string;
  integer: (expression: string) => string;
  /** The same, so that an aggregate over no rows is NULL. */
  nullable: (expression: string) => string;
  log10: (expression: string) => string;
  /** A number of 64 bits later than any time, where NULL would spread. */
  never: string;
}

const doubled = (quote: string) => (text: string) => `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
const same = (expression: string) => expression;

/** Quotes, with a backslash before backslashes, quotes and what must not stand in a literal as it is. */
function escaped(quote: string, text: string): string {
  const inner = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\0', '\\x00');
  return quote + inner + quote;
}

const standard = {
  identifier: (name: string) => doubled('"')(name.replaceAll('\0', '␀')),
  text: doubled("'"),
  lower: (e: string) => `lower(${e})`,
  position: (e: string, part: string) => `strpos(${e}, ${part})`,
  byCode: same,
  nullable: same,
  log10: (e: string) => `log10(${e})`,
  never: '9000000000000000000',
};

const duckdb: SqlDialect = {
  ...standard,
  text: duckDbText,
  asText: (e) => `CAST(${e} AS VARCHAR)`,
  asNumber: (e) => `TRY_CAST(${e} AS DOUBLE)`,
  asTime: (e) => `TRY_CAST(${e} AS TIMESTAMP)`,
  microseconds: (e) => `epoch_us(${e})`,
  integer: (e) => `CAST(${e} AS BIGINT)`,
};

const postgresql: SqlDialect = {
  ...standard,
  // No text of PostgreSQL holds a NUL, nor may a statement.
  text: (value) => standard.text(value.replaceAll('\0', '\ufffd')),
  asText: (e) => `CAST(${e} AS TEXT)`,
  // There is no cast that returns NULL instead of an error, so the text is matched against a pattern first.
  asNumber: (e) =>
    `CASE WHEN CAST(${e} AS TEXT) ~ '${numberPattern}' THEN CAST(CAST(${e} AS TEXT) AS DOUBLE PRECISION) END`,
  asTime: (e) => `CASE WHEN CAST(${e} AS TEXT) ~ '${timePattern}' THEN CAST(CAST(${e} AS TEXT) AS TIMESTAMP) END`,
  byCode: (e) => `${e} COLLATE "C"`,
  microseconds: (e) => `CAST(extract(epoch FROM ${e}) * 1000000 AS BIGINT)`,
  integer: (e) => `CAST(${e} AS BIGINT)`,
};

const bigquery: SqlDialect = {
  ...standard,
  identifier: (name) => escaped('`', name),
  text: (value) => escaped("'", value),
  asText: (e) => `CAST(${e} AS STRING)`,
  asNumber: (e) => `SAFE_CAST(${e} AS FLOAT64)`,
  asTime: (e) => `SAFE_CAST(CAST(${e} AS STRING) AS TIMESTAMP)`,
  microseconds: (e) => `UNIX_MICROS(CAST(${e} AS TIMESTAMP))`,
  integer: (e) => `CAST(${e} AS INT64)`,
};

const snowflake: SqlDialect = {
  ...standard,
  text: (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\0', '\\x00')}'`,
  asText: (e) => `CAST(${e} AS VARCHAR)`,
  asNumber: (e) => `TRY_TO_DOUBLE(CAST(${e} AS VARCHAR))`,
  asTime: (e) => `TRY_TO_TIMESTAMP_NTZ(CAST(${e} AS VARCHAR))`,
  position: (e, part) => `position(${part}, ${e})`,
  microseconds: (e) => `date_part(epoch_microsecond, ${e})`,
  log10: (e) => `log(10, ${e})`,
  integer: (e) => `CAST(${e} AS BIGINT)`,
};

const clickhouse: SqlDialect = {
  identifier: (name) => escaped('`', name),
  text: (value) => escaped("'", value),
  asText: (e) => `toString(${e})`,
  asNumber: (e) => `toFloat64OrNull(toString(${e}))`,
  asTime: (e) => `parseDateTime64BestEffortOrNull(toString(${e}), 6, 'UTC')`,
  lower: (e) => `lowerUTF8(${e})`,
  position: (e, part) => `position(${e}, ${part})`,
  byCode: same,
  microseconds: (e) => `toUnixTimestamp64Micro(toDateTime64(${e}, 6))`,
  // `toInt64` cuts fractions off, where the casts of the others round: 0.000001 s of a double may be 0.9999 µs.
  integer: (e) => `toInt64(round(${e}))`,
  nullable: (e) => `toNullable(${e})`,
  log10: (e) => `log10(${e})`,
  // The bare number would be one without a sign, which does not go with times.
  never: 'toInt64(9000000000000000000)',
};

const dialects: Record<DialectName, SqlDialect> = { clickhouse, duckdb, bigquery, snowflake, postgresql };

export function dialectOf(name: DialectName): SqlDialect {
  return dialects[name];
}

/** A table's dotted name, each part quoted. */
export function tableName(name: string, { identifier }: SqlDialect): string {
  return nameParts(name).map(identifier).join('.');
}

const microsecondsPer = { second: 1e6, millisecond: 1000, microsecond: 1 };

/** The time column as whole microseconds since 1970 UTC. */
export function timeExpression(column: string, unit: TimeUnit, dialect: SqlDialect): string {
  if (unit === 'timestamp') return dialect.microseconds(column);
  return dialect.integer(unit === 'microsecond' ? column : `${column} * ${microsecondsPer[unit]}`);
}
