import type { CalendarUnit } from '../spec/funnel';

/**
 * SQL as a tree of typed nodes, printed for one dialect by `printSql`. Code of this program enters by the tag `sql`; names,
 * texts, numbers and time zones enter as nodes of their own, which the printer alone escapes. So no outside text can end
 * its quotes and go on as code.
 */
export type Expression =
  | { kind: 'code'; texts: readonly string[]; parts: readonly Expression[] }
  /** An alias that this program chose, perhaps qualified: `later.run`. Never quoted. */
  | { kind: 'alias'; alias: string }
  | Name
  | { kind: 'literal'; text: string }
  | { kind: 'number'; number: number | bigint }
  | { kind: 'list'; items: readonly Expression[]; separator: Separator }
  | { kind: 'case'; branches: readonly Branch[]; otherwise: Expression | null }
  | { kind: 'window'; call: Expression; over: Window }
  /** A function that each dialect writes its own way. */
  | { kind: 'call'; name: keyof DialectFunctions; args: readonly Expression[] }
  /** The calendar unit in which a time (µs since 1970 UTC) lies on the clock of a zone. */
  | { kind: 'calendar'; unit: CalendarUnit; time: Expression; zone: Zone }
  /** SQL that a person has typed, of any content: see `verbatim`. */
  | { kind: 'verbatim'; sql: string };

/** A name from outside: of a table, a column or a result's header. Always quoted. */
interface Name {
  kind: 'name';
  /** The alias of the table it is a column of. */
  of: string | null;
  name: string;
  /** The dataset's property that the column holds. */
  property: string | null;
}

type Separator = ', ' | ' AND ' | ' OR ' | ' + ';

/** WHEN the first THEN the second. */
export type Branch = readonly [condition: Expression, value: Expression];

export interface Window {
  partitionBy?: readonly Expression[];
  orderBy?: readonly Expression[];
  frame?: WindowFrame;
}

/** Rows relative to the current one: −1 is the row before it, ±Infinity the ends of the partition. */
export interface WindowFrame {
  from: number;
  to: number;
}

/** Functions that the engines name or nest differently. */
export interface DialectFunctions {
  asText: (value: Expression) => Expression;
  /** NULL where the value is no number. */
  asNumber: (value: Expression) => Expression;
  /** NULL where the value is no date and time. */
  asTime: (value: Expression) => Expression;
  lower: (text: Expression) => Expression;
  /** Where `part` begins in a text, from 1; 0 where it is not in it. */
  position: (text: Expression, part: Expression) => Expression;
  /** Sort expression of texts by code points, not by a language's alphabet. */
  byCode: (text: Expression) => Expression;
  /** A date and time as whole µs since 1970 UTC. */
  microseconds: (time: Expression) => Expression;
  /** Rounded to a whole number of 64 bits. */
  integer: (number: Expression) => Expression;
  /** The same value, so that an aggregate over no rows is NULL. */
  nullable: (value: Expression) => Expression;
  log10: (number: Expression) => Expression;
  /** A number of 64 bits later than any time; used where NULL would propagate. */
  endOfTime: () => Expression;
}

/** A time zone, and the time for which a dialect without time zones has to know its offsets. */
export interface Zone {
  /** IANA name. */
  timeZone: string;
  /** First and last time, in µs since 1970 UTC. */
  span: { first: number; last: number };
}

export interface Select {
  kind: 'select';
  /** Each an expression with its alias where it needs one. */
  columns: readonly Expression[];
  /** Null where the columns are constants. */
  from: Relation | null;
  /** Conditions that must all hold. */
  where?: readonly Expression[];
  groupBy?: readonly Expression[];
  orderBy?: readonly Expression[];
}

export type Query = Select | { kind: 'union'; queries: readonly Select[] };

/** What a query reads from. */
export type Relation =
  /** A table of the database, by the parts of its name. */
  | { kind: 'table'; path: readonly string[]; alias: string }
  /** A query of the WITH list. */
  | { kind: 'reference'; cte: string; alias: string | null }
  | { kind: 'subquery'; query: Query; alias: string }
  /** Without a condition it is a cross join. */
  | { kind: 'join'; left: Relation; right: Relation; on: Expression | null };

/** A named query of a WITH list; later ones, and itself, refer to it by its name. */
export interface Cte {
  name: string;
  query: Query;
}

export interface With {
  kind: 'with';
  ctes: readonly Cte[];
  query: Query;
}

export type SqlNode = Expression | Query | Relation | With;
