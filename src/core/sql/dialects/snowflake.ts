import { literal, sql } from '../build';
import type { SqlDialect } from '../dialect';
import { doubled, standardName } from './quotes';

export const snowflake: SqlDialect = {
  quoteName: standardName,
  quoteText: (text) => doubled("'", text.replaceAll('\\', '\\\\')).replaceAll('\0', '\\x00'),
  functions: {
    asText: (value) => sql`CAST(${value} AS VARCHAR)`,
    asNumber: (value) => sql`TRY_TO_DOUBLE(CAST(${value} AS VARCHAR))`,
    asTime: (value) => sql`TRY_TO_TIMESTAMP_NTZ(CAST(${value} AS VARCHAR))`,
    lower: (text) => sql`lower(${text})`,
    position: (text, part) => sql`position(${part}, ${text})`,
    byCode: (text) => text,
    microseconds: (time) => sql`date_part(epoch_microsecond, ${time})`,
    integer: (number) => sql`CAST(${number} AS BIGINT)`,
    nullable: (value) => value,
    log10: (number) => sql`log(10, ${number})`,
    endOfTime: () => sql`9000000000000000000`,
  },
  calendar: {
    local: (time, { timeZone }) => sql`CONVERT_TIMEZONE('UTC', ${literal(timeZone)}, TO_TIMESTAMP_NTZ(${time}, 6))`,
    unit: {
      hour: (local) => sql`HOUR(${local})`,
      weekday: (local) => sql`DAYOFWEEKISO(${local})`,
      day: (local) => sql`TO_CHAR(${local}, 'YYYY-MM-DD')`,
      // DATE_TRUNC would follow the account's own first day of the week.
      week: (local) => sql`TO_CHAR(DATEADD(day, 1 - DAYOFWEEKISO(${local}), ${local}), 'YYYY-MM-DD')`,
      month: (local) => sql`TO_CHAR(${local}, 'YYYY-MM')`,
      quarter: (local) => sql`CONCAT(TO_CHAR(${local}, 'YYYY'), '-Q', QUARTER(${local}))`,
      year: (local) => sql`TO_CHAR(${local}, 'YYYY')`,
    },
  },
};
