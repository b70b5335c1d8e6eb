import { literal, sql, when } from '../build';
import type { SqlDialect } from '../dialect';
import type { Expression } from '../nodes';
import { numberPattern, timePattern } from './postgresql-patterns';
import { doubled, standardName } from './quotes';

const castText = (value: Expression) => sql`CAST(${value} AS TEXT)`;

/** No cast of PostgreSQL returns NULL instead of an error, so the text is matched against a pattern first. */
function castWhere(pattern: string, value: Expression, type: Expression): Expression {
  return when(sql`${castText(value)} ~ ${literal(pattern)}`, sql`CAST(${castText(value)} AS ${type})`);
}

export const postgresql: SqlDialect = {
  quoteName: standardName,
  // No text of PostgreSQL holds a NUL, nor may a statement.
  quoteText: (text) => doubled("'", text.replaceAll('\0', '\ufffd')),
  functions: {
    asText: castText,
    asNumber: (value) => castWhere(numberPattern, value, sql`DOUBLE PRECISION`),
    asTime: (value) => castWhere(timePattern, value, sql`TIMESTAMP`),
    lower: (text) => sql`lower(${text})`,
    position: (text, part) => sql`strpos(${text}, ${part})`,
    byCode: (text) => sql`${text} COLLATE "C"`,
    microseconds: (time) => sql`CAST(extract(epoch FROM ${time}) * 1000000 AS BIGINT)`,
    integer: (number) => sql`CAST(${number} AS BIGINT)`,
    nullable: (value) => value,
    log10: (number) => sql`log10(${number})`,
    endOfTime: () => sql`9000000000000000000`,
  },
  calendar: {
    local: (time, { timeZone }) => sql`(to_timestamp(${time} / 1e6) AT TIME ZONE ${literal(timeZone)})`,
    unit: {
      hour: (local) => sql`CAST(extract(hour FROM ${local}) AS INTEGER)`,
      weekday: (local) => sql`CAST(extract(isodow FROM ${local}) AS INTEGER)`,
      day: (local) => sql`to_char(${local}, 'YYYY-MM-DD')`,
      week: (local) => sql`to_char(date_trunc('week', ${local}), 'YYYY-MM-DD')`,
      month: (local) => sql`to_char(${local}, 'YYYY-MM')`,
      quarter: (local) => sql`to_char(${local}, 'YYYY-"Q"Q')`,
      year: (local) => sql`to_char(${local}, 'YYYY')`,
    },
  },
};
