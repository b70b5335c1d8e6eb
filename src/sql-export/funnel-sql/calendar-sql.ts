import type { CalendarUnit } from '../../core/spec/funnel';
import { clockOffsets } from './clock-offsets';
import { dialectOf } from './dialects';
import type { DialectName } from './names';

/** An engine's SQL for local time and calendar units of a zone. */
interface Calendar {
  /** What a clock in the zone shows at a time in µs; `name` is the zone's as a literal. */
  local: (time: string, name: string, zone: Zone) => string;
  /** A number for `hour` and `weekday`, else a text as in `GroupKey`. */
  unit: Record<CalendarUnit, (local: string) => string>;
}

export interface Zone {
  timeZone: string;
  /** First and last time of the events, in µs, between which changes of the clock are written out. */
  span: { first: number; last: number };
}

const duckdb: Calendar = {
  local: (time, _, { timeZone, span }) => {
    const [base, ...changes] = clockOffsets(timeZone, span);
    const later = changes.reverse().map(({ from, offset }) => `WHEN ${time} >= ${from} THEN ${offset}`);
    const ahead = later.length === 0 ? String(base.offset) : `CASE ${later.join(' ')} ELSE ${base.offset} END`;
    return `make_timestamp(CAST(${time} + ${ahead} AS BIGINT))`;
  },
  unit: {
    hour: (e) => `hour(${e})`,
    weekday: (e) => `isodow(${e})`,
    day: (e) => `strftime(${e}, '%Y-%m-%d')`,
    week: (e) => `strftime(date_trunc('week', ${e}), '%Y-%m-%d')`,
    month: (e) => `strftime(${e}, '%Y-%m')`,
    quarter: (e) => `concat(strftime(${e}, '%Y'), '-Q', quarter(${e}))`,
    year: (e) => `strftime(${e}, '%Y')`,
  },
};

const postgresql: Calendar = {
  local: (time, name) => `(to_timestamp(${time} / 1e6) AT TIME ZONE ${name})`,
  unit: {
    hour: (e) => `CAST(extract(hour FROM ${e}) AS INTEGER)`,
    weekday: (e) => `CAST(extract(isodow FROM ${e}) AS INTEGER)`,
    day: (e) => `to_char(${e}, 'YYYY-MM-DD')`,
    week: (e) => `to_char(date_trunc('week', ${e}), 'YYYY-MM-DD')`,
    month: (e) => `to_char(${e}, 'YYYY-MM')`,
    quarter: (e) => `to_char(${e}, 'YYYY-"Q"Q')`,
    year: (e) => `to_char(${e}, 'YYYY')`,
  },
};

const bigquery: Calendar = {
  local: (time, name) => `DATETIME(TIMESTAMP_MICROS(${time}), ${name})`,
  unit: {
    hour: (e) => `EXTRACT(HOUR FROM ${e})`,
    weekday: (e) => `CAST(FORMAT_DATETIME('%u', ${e}) AS INT64)`,
    day: (e) => `FORMAT_DATETIME('%Y-%m-%d', ${e})`,
    week: (e) => `FORMAT_DATETIME('%Y-%m-%d', DATETIME_TRUNC(${e}, ISOWEEK))`,
    month: (e) => `FORMAT_DATETIME('%Y-%m', ${e})`,
    quarter: (e) => `FORMAT_DATETIME('%Y-Q%Q', ${e})`,
    year: (e) => `FORMAT_DATETIME('%Y', ${e})`,
  },
};

const snowflake: Calendar = {
  local: (time, name) => `CONVERT_TIMEZONE('UTC', ${name}, TO_TIMESTAMP_NTZ(${time}, 6))`,
  unit: {
    hour: (e) => `HOUR(${e})`,
    weekday: (e) => `DAYOFWEEKISO(${e})`,
    day: (e) => `TO_CHAR(${e}, 'YYYY-MM-DD')`,
    // DATE_TRUNC would follow the account's own first day of the week.
    week: (e) => `TO_CHAR(DATEADD(day, 1 - DAYOFWEEKISO(${e}), ${e}), 'YYYY-MM-DD')`,
    month: (e) => `TO_CHAR(${e}, 'YYYY-MM')`,
    quarter: (e) => `CONCAT(TO_CHAR(${e}, 'YYYY'), '-Q', QUARTER(${e}))`,
    year: (e) => `TO_CHAR(${e}, 'YYYY')`,
  },
};

const clickhouse: Calendar = {
  local: (time, name) => `fromUnixTimestamp64Micro(toInt64(${time}), ${name})`,
  unit: {
    hour: (e) => `toInt32(toHour(${e}))`,
    weekday: (e) => `toInt32(toDayOfWeek(${e}))`,
    day: (e) => `formatDateTime(${e}, '%Y-%m-%d')`,
    week: (e) => `toString(toMonday(${e}))`,
    month: (e) => `formatDateTime(${e}, '%Y-%m')`,
    quarter: (e) => `concat(formatDateTime(${e}, '%Y'), '-Q', toString(toQuarter(${e})))`,
    year: (e) => `formatDateTime(${e}, '%Y')`,
  },
};

const calendars: Record<DialectName, Calendar> = { clickhouse, duckdb, bigquery, snowflake, postgresql };

/** The unit in which a time (µs) lies. */
export function unitSql(
  time: string,
  unit: CalendarUnit,
  { dialect, zone }: { dialect: DialectName; zone: Zone },
): string {
  const calendar = calendars[dialect];
  return calendar.unit[unit](calendar.local(time, dialectOf(dialect).text(zone.timeZone), zone));
}
