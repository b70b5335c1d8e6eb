import { literal, sql } from '../build';
import type { SqlDialect } from '../dialect';
import { backslashed } from './quotes';

export const clickhouse: SqlDialect = {
  quoteName: (name) => backslashed('`', name),
  quoteText: (text) => backslashed("'", text),
  functions: {
    asText: (value) => sql`toString(${value})`,
    asNumber: (value) => sql`toFloat64OrNull(toString(${value}))`,
    asTime: (value) => sql`parseDateTime64BestEffortOrNull(toString(${value}), 6, 'UTC')`,
    lower: (text) => sql`lowerUTF8(${text})`,
    position: (text, part) => sql`position(${text}, ${part})`,
    byCode: (text) => text,
    microseconds: (time) => sql`toUnixTimestamp64Micro(toDateTime64(${time}, 6))`,
    // `toInt64` cuts fractions off, where the casts of the others round: 0.000001 s of a double may be 0.9999 µs.
    integer: (number) => sql`toInt64(round(${number}))`,
    nullable: (value) => sql`toNullable(${value})`,
    log10: (number) => sql`log10(${number})`,
    // The bare number would be unsigned, which cannot be compared with times.
    endOfTime: () => sql`toInt64(9000000000000000000)`,
  },
  calendar: {
    local: (time, { timeZone }) => sql`fromUnixTimestamp64Micro(toInt64(${time}), ${literal(timeZone)})`,
    unit: {
      hour: (local) => sql`toInt32(toHour(${local}))`,
      weekday: (local) => sql`toInt32(toDayOfWeek(${local}))`,
      day: (local) => sql`formatDateTime(${local}, '%Y-%m-%d')`,
      // `toMonday` gives a Date, which begins in 1970.
      week: (local) => sql`formatDateTime(subtractDays(${local}, toDayOfWeek(${local}) - 1), '%Y-%m-%d')`,
      month: (local) => sql`formatDateTime(${local}, '%Y-%m')`,
      quarter: (local) => sql`concat(formatDateTime(${local}, '%Y'), '-Q', toString(toQuarter(${local})))`,
      year: (local) => sql`formatDateTime(${local}, '%Y')`,
    },
  },
};
