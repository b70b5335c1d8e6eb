import type { Filter } from '../../core/spec/funnel';
import { always, any, caseWhen, listOf, literal, never, sql } from '../../core/sql/build';
import { asNumber, asText, byCode, integer, lower, position } from '../../core/sql/functions';
import type { Expression } from '../../core/sql/nodes';
import { propertyColumn, type Source } from './source';

/** A filter as a condition that is never NULL. A value that is missing or the text '' is empty. */
export function filterSql(filter: Filter, source: Source): Expression {
  const column = propertyColumn(filter.property, source);
  return (source.isNumber(filter.property) ?? comparesNumbers(filter))
    ? numberCondition(filter, asNumber(column))
    : textCondition(filter, sql`coalesce(${asText(column)}, '')`);
}

/** Where the column's type is not known, a comparison by size with a number is one of numbers. */
function comparesNumbers(filter: Filter): boolean {
  if (filter.op === 'between') return isNumeric(filter.from) && isNumeric(filter.to);
  return (filter.op === 'less' || filter.op === 'greater') && isNumeric(filter.value);
}

/** Whether a filter's answer depends on whether its property holds numbers. */
export function namesNumber(filter: Filter): boolean {
  if (filter.op === 'in') return filter.values.some(isNumeric);
  return 'value' in filter && filter.op !== 'contains' ? isNumeric(filter.value) : comparesNumbers(filter);
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function textCondition(filter: Filter, value: Expression): Expression {
  switch (filter.op) {
    case 'equal':
      return sql`${value} = ${literal(filter.value)}`;
    case 'not_equal':
      return sql`${value} <> ${literal(filter.value)}`;
    case 'in':
      return filter.values.length === 0 ? never : sql`${value} IN (${listOf(filter.values.map(literal))})`;
    case 'contains':
      return contains(value, filter.value);
    case 'less':
      return sql`(${value} <> '' AND ${byCode(value)} < ${literal(filter.value)})`;
    case 'greater':
      return sql`(${value} <> '' AND ${byCode(value)} > ${literal(filter.value)})`;
    case 'between': {
      const [from, to] = [literal(filter.from), literal(filter.to)];
      return sql`(${value} <> '' AND ${byCode(value)} >= ${from} AND ${byCode(value)} <= ${to})`;
    }
    case 'empty':
      return sql`${value} = ''`;
    case 'not_empty':
      return sql`${value} <> ''`;
  }
}

/** Upper and lower case do not matter. */
function contains(value: Expression, part: string): Expression {
  return part === '' ? always : sql`${position(lower(value), literal(part.toLowerCase()))} > 0`;
}

function numberCondition(filter: Filter, value: Expression): Expression {
  switch (filter.op) {
    case 'equal':
      return numberEqualsSql(value, filter.value);
    case 'not_equal':
      return sql`NOT ${numberEqualsSql(value, filter.value)}`;
    case 'in':
      return filter.values.length === 0
        ? never
        : sql`(${any(filter.values.map((each) => numberEqualsSql(value, each)))})`;
    case 'contains':
      return contains(sql`coalesce(${numberText(value)}, '')`, filter.value);
    case 'less':
      return isNumeric(filter.value) ? orFalse(sql`${value} < ${Number(filter.value)}`) : never;
    case 'greater':
      return isNumeric(filter.value) ? orFalse(sql`${value} > ${Number(filter.value)}`) : never;
    case 'between':
      return isNumeric(filter.from) && isNumeric(filter.to)
        ? orFalse(sql`${value} BETWEEN ${Number(filter.from)} AND ${Number(filter.to)}`)
        : never;
    case 'empty':
      return sql`${value} IS NULL`;
    case 'not_empty':
      return sql`${value} IS NOT NULL`;
  }
}

/** False where the condition is NULL. */
function orFalse(condition: Expression): Expression {
  return sql`coalesce(${condition}, ${never})`;
}

/** A number as text as the page shows it: whole ones without ".0". */
export function numberText(value: Expression): Expression {
  const isWhole = sql`${value} BETWEEN -1e15 AND 1e15 AND ${value} = floor(${value})`;
  return caseWhen([[isWhole, asText(integer(value))]], asText(value));
}

/** '' means empty; text that is not a number equals no number. */
function numberEqualsSql(value: Expression, text: string): Expression {
  if (text === '') return sql`(${value} IS NULL)`;
  return isNumeric(text) ? orFalse(sql`${value} = ${Number(text)}`) : sql`(${never})`;
}
