import type { Filter } from '../../core/spec/funnel';
import type { SqlDialect } from './dialects';
import type { WarehouseTable } from './names';

/** How a filter's property is found, and whether its column holds numbers. */
export interface PropertySource {
  dialect: SqlDialect;
  column: (property: string) => string;
  /** Null where that is not known. */
  isNumber: (property: string) => boolean | null;
}

/** Where a question's events are read from. */
export interface Source extends PropertySource {
  table: WarehouseTable;
}

/** A filter as a condition that is never NULL. A value that is missing or the text '' is empty. */
export function filterSql(filter: Filter, source: PropertySource): string {
  const column = source.column(filter.property);
  return (source.isNumber(filter.property) ?? comparesNumbers(filter))
    ? numberCondition(filter, column, source.dialect)
    : textCondition(filter, `coalesce(${source.dialect.asText(column)}, '')`, source.dialect);
}

/** Without a word on the column's type, a comparison by size with a number is one of numbers. */
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

function textCondition(filter: Filter, value: string, dialect: SqlDialect): string {
  const { text, byCode } = dialect;
  switch (filter.op) {
    case 'equal':
      return `${value} = ${text(filter.value)}`;
    case 'not_equal':
      return `${value} <> ${text(filter.value)}`;
    case 'in':
      return filter.values.length === 0 ? '1 = 0' : `${value} IN (${filter.values.map(text).join(', ')})`;
    case 'contains':
      return contains(value, filter.value, dialect);
    case 'less':
      return `(${value} <> '' AND ${byCode(value)} < ${text(filter.value)})`;
    case 'greater':
      return `(${value} <> '' AND ${byCode(value)} > ${text(filter.value)})`;
    case 'between':
      return `(${value} <> '' AND ${byCode(value)} >= ${text(filter.from)} AND ${byCode(value)} <= ${text(filter.to)})`;
    case 'empty':
      return `${value} = ''`;
    case 'not_empty':
      return `${value} <> ''`;
  }
}

function contains(value: string, part: string, { lower, position, text }: SqlDialect): string {
  return part === '' ? '1 = 1' : `${position(lower(value), text(part.toLowerCase()))} > 0`;
}

function numberCondition(filter: Filter, column: string, dialect: SqlDialect): string {
  const value = dialect.asNumber(column);
  const known = (condition: string) => `coalesce(${condition}, 1 = 0)`;
  switch (filter.op) {
    case 'equal':
      return numberEquals(value, filter.value);
    case 'not_equal':
      return `NOT ${numberEquals(value, filter.value)}`;
    case 'in':
      return filter.values.length === 0
        ? '1 = 0'
        : `(${filter.values.map((each) => numberEquals(value, each)).join(' OR ')})`;
    case 'contains':
      return contains(`coalesce(${numberText(value, dialect)}, '')`, filter.value, dialect);
    case 'less':
      return isNumeric(filter.value) ? known(`${value} < ${Number(filter.value)}`) : '1 = 0';
    case 'greater':
      return isNumeric(filter.value) ? known(`${value} > ${Number(filter.value)}`) : '1 = 0';
    case 'between':
      return isNumeric(filter.from) && isNumeric(filter.to)
        ? known(`${value} BETWEEN ${Number(filter.from)} AND ${Number(filter.to)}`)
        : '1 = 0';
    case 'empty':
      return `${value} IS NULL`;
    case 'not_empty':
      return `${value} IS NOT NULL`;
  }
}

/** A number as the page writes it: whole ones without ".0". */
export function numberText(value: string, { asText, integer }: SqlDialect): string {
  const whole = `${value} BETWEEN -1e15 AND 1e15 AND ${value} = floor(${value})`;
  return `CASE WHEN ${whole} THEN ${asText(integer(value))} ELSE ${asText(value)} END`;
}

/** '' means empty; text that is not a number equals no number. */
function numberEquals(value: string, text: string): string {
  if (text === '') return `(${value} IS NULL)`;
  return isNumeric(text) ? `coalesce(${value} = ${Number(text)}, 1 = 0)` : '(1 = 0)';
}
