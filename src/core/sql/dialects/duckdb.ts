import { clockOffsets } from '../../time/clock-offsets';
import { caseWhen, sql } from '../build';
import type { SqlDialect } from '../dialect';
import type { Expression, Zone } from '../nodes';
import { doubled, standardName } from './quotes';

export const duckdb: SqlDialect = {
  quoteName: standardName,
  quoteText,
  functions: {
    asText: (value) => sql`CAST(${value} AS VARCHAR)`,
    asNumber: (value) => sql`TRY_CAST(${value} AS DOUBLE)`,
    asTime: (value) => sql`TRY_CAST(${value} AS TIMESTAMP)`,
    lower: (text) => sql`lower(${text})`,
    position: (text, part) => sql`strpos(${text}, ${part})`,
    byCode: (text) => text,
    microseconds: (time) => sql`epoch_us(${time})`,
    integer: (number) => sql`CAST(${number} AS BIGINT)`,
    nullable: (value) => value,
    log10: (number) => sql`log10(${number})`,
    endOfTime: () => sql`9000000000000000000`,
  },
  calendar: {
    local: (time, zone) => sql`make_timestamp(CAST(${time} + ${zoneOffsetAt(time, zone)} AS BIGINT))`,
    unit: {
      hour: (local) => sql`hour(${local})`,
      weekday: (local) => sql`isodow(${local})`,
      day: (local) => sql`strftime(${local}, '%Y-%m-%d')`,
      week: (local) => sql`strftime(date_trunc('week', ${local}), '%Y-%m-%d')`,
      month: (local) => sql`strftime(${local}, '%Y-%m')`,
      quarter: (local) => sql`concat(strftime(${local}, '%Y'), '-Q', quarter(${local}))`,
      year: (local) => sql`strftime(${local}, '%Y')`,
    },
  },
};

/** DuckDB ends a statement at a NUL. */
function quoteText(text: string): string {
  const literals = text.split('\0').map((piece) => doubled("'", piece));
  return literals.length === 1 ? literals[0] : `(${literals.join(' || chr(0) || ')})`;
}

/** DuckDB knows time zones by an extension only, which the page's own has not: the clock's changes are written out. */
function zoneOffsetAt(time: Expression, { timeZone, span }: Zone): Expression {
  const [first, ...changes] = clockOffsets(timeZone, span);
  if (changes.length === 0) return sql`${first.offset}`;
  const latestFirst = changes.reverse().map(({ from, offset }) => [sql`${time} >= ${from}`, sql`${offset}`] as const);
  return caseWhen(latestFirst, sql`${first.offset}`);
}
