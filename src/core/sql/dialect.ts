import type { CalendarUnit } from '../spec/funnel';
import type { DialectFunctions, Expression, Zone } from './nodes';

/** The engines that SQL can be written for. */
export type DialectName = 'clickhouse' | 'duckdb' | 'bigquery' | 'snowflake' | 'postgresql';

/** An engine's calendar in SQL. */
interface DialectCalendar {
  /** What a clock in the zone shows at a time in µs. */
  local: (time: Expression, zone: Zone) => Expression;
  /** A number for `hour` and `weekday` (Monday is 1), else a text as in `GroupKey`. */
  unit: Record<CalendarUnit, (local: Expression) => Expression>;
}

/** The SQL of one engine: all that may be printed differently. */
export interface SqlDialect {
  /** A name in quotes, whatever characters it has. */
  quoteName: (name: string) => string;
  /** A text as a literal, whatever characters it has. */
  quoteText: (text: string) => string;
  functions: DialectFunctions;
  calendar: DialectCalendar;
}
