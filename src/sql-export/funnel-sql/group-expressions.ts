import type { BreakdownBy, FunnelSpec } from '../../core/spec/funnel';
import { binsSql } from './bins-sql';
import { unitSql, type Zone } from './calendar-sql';
import { tableName } from './dialects';
import { numberText, type Source } from './filter-sql';
import type { DialectName } from './names';
import { flag, type SqlCte } from './parts';

/** A breakdown's expressions: on each event a value that is never NULL. */
export interface GroupExpression {
  /** Of the result; not quoted. */
  header: string;
  /** Expression read from an event as `r`n; null where only its time is needed. */
  read: string | null;
  /** The value from `r`n and `t`: a text, or an integer that `label` turns into text. */
  value: string;
  /** Condition for a missing value; null where values are never missing. */
  isEmpty: ((value: string) => string) | null;
  /** Sort expression of values that are not empty. */
  rank: (value: string) => string;
  /** As text, as in `GroupKey`. */
  label: (value: string) => string;
  /** Whether groups are shown in the order of their values. */
  inOwnOrder: boolean;
  /** Edges of bins, one row. */
  edges: SqlCte | null;
}

/** How values are written. */
export interface ColumnWriting {
  source: Source;
  dialect: DialectName;
  zone: Zone;
}

/** After all values. */
const emptyRank = 1_000_000;

export function groupExpressions({ breakdown }: FunnelSpec, writing: ColumnWriting): GroupExpression[] {
  const taken = new Set(['step', 'name', 'actors']);
  return (breakdown?.by ?? []).map((by, i) => {
    let header = by.kind === 'calendar' ? (by.property ?? by.unit) : by.property;
    while (taken.has(header.toLowerCase())) header += '_2';
    taken.add(header.toLowerCase());
    return { header, ...columnOf(by, i + 1, writing) };
  });
}

function columnOf(by: BreakdownBy, n: number, writing: ColumnWriting): Omit<GroupExpression, 'header'> {
  if (by.kind === 'calendar') return calendarColumn(by, n, writing);
  const { source } = writing;
  const isText = source.isNumber(by.property) === false;
  if (by.bins !== null && !isText) return binsColumn({ ...by, bins: by.bins }, n, writing);
  return {
    read: plainText(by.property, source),
    value: `r${n}`,
    isEmpty: (value) => `${value} = ''`,
    rank: plainRank(by.property, source),
    label: (value) => value,
    inOwnOrder: false,
    edges: null,
  };
}

/** A property's value as the page writes it; '' where there is none. */
export function plainText(property: string, { column, dialect, isNumber }: Source): string {
  const found = column(property);
  const text = isNumber(property) === true ? numberText(dialect.asNumber(found), dialect) : dialect.asText(found);
  return `coalesce(${text}, '')`;
}

/** What such texts are ordered by: numbers by size, others by code points. */
export function plainRank(property: string, { dialect, isNumber }: Source): (value: string) => string {
  return isNumber(property) === true ? dialect.asNumber : dialect.byCode;
}

/** The values' own order, empty ones last. */
export function valueOrder({ isEmpty, rank }: GroupExpression, value: string): string[] {
  return [...(isEmpty === null ? [] : [flag(isEmpty(value))]), rank(value)];
}

type Binned = Extract<BreakdownBy, { kind: 'property' }> & { bins: object };

function binsColumn({ property, bins }: Binned, n: number, { source }: ColumnWriting): Omit<GroupExpression, 'header'> {
  const { dialect, table } = source;
  const number = dialect.asNumber(source.column(property));
  const from = `${tableName(table.name, dialect)} AS source`;
  const { edges, index, label } = binsSql({ bins, name: `funnel_edges_${n}`, dialect, number, from });
  return {
    read: number,
    value: `CASE WHEN r${n} IS NULL THEN ${emptyRank} ELSE ${index(`r${n}`)} END`,
    isEmpty: (value) => `${value} = ${emptyRank}`,
    rank: (value) => value,
    label: (value) => `CASE WHEN ${value} = ${emptyRank} THEN '' ELSE ${label(value)} END`,
    inOwnOrder: true,
    edges,
  };
}

type Calendar = Extract<BreakdownBy, { kind: 'calendar' }>;

function calendarColumn(
  { property, unit }: Calendar,
  n: number,
  writing: ColumnWriting,
): Omit<GroupExpression, 'header'> {
  const { source, dialect, zone } = writing;
  const { asTime, asText, byCode, microseconds } = source.dialect;
  const isNumber = unit === 'hour' || unit === 'weekday';
  const of = unitSql(property === null ? 't' : `r${n}`, unit, { dialect, zone });
  const none = isNumber ? String(emptyRank) : `''`;
  return {
    read: property === null ? null : microseconds(asTime(source.column(property))),
    value: property === null ? of : `CASE WHEN r${n} IS NULL THEN ${none} ELSE ${of} END`,
    isEmpty: property === null ? null : (value) => `${value} = ${none}`,
    rank: isNumber ? (value) => value : byCode,
    label: isNumber ? (value) => `CASE WHEN ${value} = ${none} THEN '' ELSE ${asText(value)} END` : (value) => value,
    inOwnOrder: true,
    edges: null,
  };
}
