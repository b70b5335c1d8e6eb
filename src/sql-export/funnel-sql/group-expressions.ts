import type { BreakdownBy, FunnelSpec } from '../../core/spec/funnel';
import { caseWhen, flag, nth, sql } from '../../core/sql/build';
import { asNumber, asText, asTime, byCode, calendarUnit, microseconds } from '../../core/sql/functions';
import type { Cte, Expression } from '../../core/sql/nodes';
import { binsSql } from './bins-sql';
import { numberText } from './filter-sql';
import { propertyColumn, sourceTable, type Source } from './source';

/** A breakdown's expressions: on each event a value that is never NULL. */
export interface GroupExpression {
  /** Header of the result's column. */
  header: string;
  /** Expression read from an event as `r`n; null where only its time is needed. */
  read: Expression | null;
  /** The value from `r`n and `t`: a text, or an integer that `label` turns into text. */
  value: Expression;
  /** Condition for a missing value; null where values are never missing. */
  isEmpty: ((value: Expression) => Expression) | null;
  /** Sort expression of values that are not empty. */
  rank: (value: Expression) => Expression;
  /** As text, as in `GroupKey`. */
  label: (value: Expression) => Expression;
  /** Whether groups are shown in the order of their values. */
  inOwnOrder: boolean;
  /** Edges of bins, one row. */
  edges: Cte | null;
}

/** An index beyond all bins and hours: of events without a value, which come last. */
const noValueIndex = 1_000_000;

export function groupExpressions({ breakdown }: FunnelSpec, source: Source): GroupExpression[] {
  const taken = new Set(['step', 'name', 'actors']);
  return (breakdown?.by ?? []).map((by, i) => {
    let header = by.kind === 'calendar' ? (by.property ?? by.unit) : by.property;
    while (taken.has(header.toLowerCase())) header += '_2';
    taken.add(header.toLowerCase());
    return { header, ...groupColumn(by, i, source) };
  });
}

type PlainGroupExpression = Omit<GroupExpression, 'header'>;

/** `i` is the index of the breakdown's property. */
function groupColumn(by: BreakdownBy, i: number, source: Source): PlainGroupExpression {
  if (by.kind === 'calendar') return calendarColumn(by, i, source);
  const isText = source.isNumber(by.property) === false;
  if (by.bins !== null && !isText) return binsColumn({ ...by, bins: by.bins }, i, source);
  return {
    read: plainText(by.property, source),
    value: nth('r', i),
    isEmpty: (value) => sql`${value} = ''`,
    rank: plainRank(by.property, source),
    label: (value) => value,
    inOwnOrder: false,
    edges: null,
  };
}

/** A property's value as the page shows it; '' where there is none. */
export function plainText(property: string, source: Source): Expression {
  const column = propertyColumn(property, source);
  const text = source.isNumber(property) === true ? numberText(asNumber(column)) : asText(column);
  return sql`coalesce(${text}, '')`;
}

/** Sort expression of such texts: numbers by size, others by code points. */
export function plainRank(property: string, { isNumber }: Source): (value: Expression) => Expression {
  return isNumber(property) === true ? asNumber : byCode;
}

/** The values' own order, empty ones last. */
export function valueOrder({ isEmpty, rank }: GroupExpression, value: Expression): Expression[] {
  return [...(isEmpty === null ? [] : [flag(isEmpty(value))]), rank(value)];
}

type Binned = Extract<BreakdownBy, { kind: 'property' }> & { bins: object };

function binsColumn({ property, bins }: Binned, i: number, source: Source): PlainGroupExpression {
  const number = asNumber(propertyColumn(property, source));
  const { edges, index, label } = binsSql({ bins, name: `funnel_edges_${i + 1}`, number, from: sourceTable(source) });
  const isEmpty = (value: Expression) => sql`${value} = ${noValueIndex}`;
  return {
    read: number,
    value: caseWhen([[sql`${nth('r', i)} IS NULL`, sql`${noValueIndex}`]], index(nth('r', i))),
    isEmpty,
    rank: (value) => value,
    label: (value) => caseWhen([[isEmpty(value), sql`''`]], label(value)),
    inOwnOrder: true,
    edges,
  };
}

type Calendar = Extract<BreakdownBy, { kind: 'calendar' }>;

function calendarColumn({ property, unit }: Calendar, i: number, source: Source): PlainGroupExpression {
  const isNumber = unit === 'hour' || unit === 'weekday';
  const time = property === null ? sql`t` : nth('r', i);
  const inUnit = calendarUnit(unit, time, source.zone);
  const none = isNumber ? sql`${noValueIndex}` : sql`''`;
  const isNone = (value: Expression) => sql`${value} = ${none}`;
  return {
    read: property === null ? null : microseconds(asTime(propertyColumn(property, source))),
    value: property === null ? inUnit : caseWhen([[sql`${time} IS NULL`, none]], inUnit),
    isEmpty: property === null ? null : isNone,
    rank: isNumber ? (value) => value : byCode,
    label: isNumber ? (value) => caseWhen([[isNone(value), sql`''`]], asText(value)) : (value) => value,
    inOwnOrder: true,
    edges: null,
  };
}
