import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../../src/core/spec/funnel';
import type { DialectName } from '../../../../src/core/sql/dialect';
import { dialects } from '../../../../src/core/sql/dialects/dialects';
import { printSql } from '../../../../src/core/sql/print';
import { filterSql, namesNumber, numberText } from '../../../../src/sql-export/funnel-sql/filter-sql';
import { propertyColumn, type Source } from '../../../../src/sql-export/funnel-sql/source';
import { shopTable } from '../../../support/sql/cte-text';

const zone = { timeZone: 'UTC', span: { first: 0, last: 0 } };
const sourceOf = (isNumber: boolean | null): Source => ({
  table: shopTable,
  dialect: 'duckdb',
  zone,
  isNumber: () => isNumber,
});

const printed = (filter: Filter, isNumber: boolean | null, dialect: DialectName = 'duckdb') =>
  printSql(filterSql(filter, sourceOf(isNumber)), dialects[dialect]);

const property = 'p';
const text = `coalesce(CAST(source."p" AS VARCHAR), '')`;
const number = 'TRY_CAST(source."p" AS DOUBLE)';

describe('a filter on a text', () => {
  it.each<[Filter, string]>([
    [{ property, op: 'equal', value: "o'ne" }, `${text} = 'o''ne'`],
    [{ property, op: 'not_equal', value: '' }, `${text} <> ''`],
    [{ property, op: 'in', values: ['a', 'b'] }, `${text} IN ('a', 'b')`],
    [{ property, op: 'in', values: [] }, '1 = 0'],
    [{ property, op: 'contains', value: 'Ad' }, `strpos(lower(${text}), 'ad') > 0`],
    [{ property, op: 'contains', value: '' }, '1 = 1'],
    [{ property, op: 'less', value: 'b' }, `(${text} <> '' AND ${text} < 'b')`],
    [{ property, op: 'greater', value: 'b' }, `(${text} <> '' AND ${text} > 'b')`],
    [{ property, op: 'between', from: 'a', to: 'c' }, `(${text} <> '' AND ${text} >= 'a' AND ${text} <= 'c')`],
    [{ property, op: 'empty' }, `${text} = ''`],
    [{ property, op: 'not_empty' }, `${text} <> ''`],
  ])('%j is its condition', (filter, condition) => {
    expect(printed(filter, false)).toBe(condition);
  });

  it('compares by code points where the engine would by a language', () => {
    expect(printed({ property, op: 'less', value: 'b' }, false, 'postgresql')).toBe(
      `(coalesce(CAST(source."p" AS TEXT), '') <> '' AND coalesce(CAST(source."p" AS TEXT), '') COLLATE "C" < 'b')`,
    );
  });
});

describe('a filter on a number', () => {
  it.each<[Filter, string]>([
    [{ property, op: 'equal', value: '9.50' }, `coalesce(${number} = 9.5, 1 = 0)`],
    [{ property, op: 'equal', value: 'soon' }, '(1 = 0)'],
    [{ property, op: 'equal', value: '' }, `(${number} IS NULL)`],
    [{ property, op: 'not_equal', value: '1' }, `NOT coalesce(${number} = 1, 1 = 0)`],
    [{ property, op: 'in', values: ['1', ''] }, `((coalesce(${number} = 1, 1 = 0) OR (${number} IS NULL)))`],
    [{ property, op: 'less', value: '-2' }, `coalesce(${number} < -2, 1 = 0)`],
    [{ property, op: 'greater', value: 'x' }, '1 = 0'],
    [{ property, op: 'between', from: '1', to: '1e300' }, `coalesce(${number} BETWEEN 1 AND 1e+300, 1 = 0)`],
    [{ property, op: 'empty' }, `${number} IS NULL`],
    [{ property, op: 'not_empty' }, `${number} IS NOT NULL`],
  ])('%j is its condition, and never NULL', (filter, condition) => {
    expect(printed(filter, true)).toBe(condition);
  });
});

describe('where the type is not known', () => {
  it.each<[Filter, boolean]>([
    [{ property, op: 'less', value: '10' }, true],
    [{ property, op: 'less', value: 'b' }, false],
    [{ property, op: 'between', from: '1', to: '2' }, true],
    [{ property, op: 'between', from: '1', to: 'b' }, false],
    [{ property, op: 'equal', value: '10' }, false],
  ])('%j compares numbers: %s', (filter, isNumber) => {
    expect(printed(filter, null)).toBe(printed(filter, isNumber));
  });

  it.each<[Filter, boolean]>([
    [{ property, op: 'equal', value: '10' }, true],
    [{ property, op: 'equal', value: 'ten' }, false],
    [{ property, op: 'in', values: ['ten', ' 10 '] }, true],
    [{ property, op: 'contains', value: '10' }, false],
    [{ property, op: 'empty' }, false],
  ])('the answer to %j depends on the type: %s', (filter, depends) => {
    expect(namesNumber(filter)).toBe(depends);
  });
});

it('a number is shown without ".0" where it is whole', () => {
  const shown = printSql(numberText(propertyColumn('p', sourceOf(true))), dialects.duckdb);
  expect(shown).toBe(
    'CASE WHEN source."p" BETWEEN -1e15 AND 1e15 AND source."p" = floor(source."p") ' +
      'THEN CAST(CAST(source."p" AS BIGINT) AS VARCHAR) ELSE CAST(source."p" AS VARCHAR) END',
  );
});

it('a property is read from its column, and known as the property', () => {
  const source = { ...sourceOf(null), table: { ...shopTable, columns: new Map([['p', 'utm "p"']]) } };
  expect(printSql(propertyColumn('p', source), dialects.duckdb)).toBe('source."utm ""p"""');
  expect(propertyColumn('p', source)).toMatchObject({ property: 'p' });
});
