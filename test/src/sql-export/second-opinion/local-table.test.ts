import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '../../../../src/core/spec/dataset';
import {
  localTable,
  numberColumns,
  numbersIn,
  propertiesNamed,
  writingOptions,
} from '../../../../src/sql-export/second-opinion/local-table';

const dataset = {
  propertyNames: ['price', 'Time', 'utm "source"', '客户', 'order'],
  timeZone: 'Asia/Shanghai',
  first: 1,
  last: 2,
} as DatasetSummary;

describe('the properties that typed SQL names', () => {
  it.each<[string, string[]]>([
    ['SELECT avg(PRICE) FROM events', ['price']],
    ['SELECT "utm ""source""" FROM events', ['utm "source"']],
    ['SELECT events.price, time_2 FROM events', ['price', 'Time']],
    ['SELECT count(DISTINCT 客户) FROM events', ['客户']],
    ['SELECT "order" FROM events', ['order']],
    ["SELECT COLUMNS('price|order') FROM events", ['price', 'order']],
    ['SELECT prices, unprice, "a price" FROM events', []],
    ['SELECT 1 -- price\n/* "order" */', []],
    ['SELECT "time" FROM events', []],
  ])('%s are %j', (typed, properties) => {
    expect(propertiesNamed(typed, dataset)).toEqual(properties);
  });
});

it('the table of the page has a column for each property, with the names of all events taken', () => {
  const { name, user, event, time, columns } = localTable(dataset);
  expect([name, user, event, time]).toEqual(['events', 'user', 'event', 'time']);
  expect([...columns!]).toEqual([
    ['price', 'price'],
    ['Time', 'Time_2'],
    ['utm "source"', 'utm "source"'],
    ['客户', '客户'],
    ['order', 'order'],
  ]);
});

it('the columns that hold numbers are asked for, and found by their properties', () => {
  expect(numberColumns).toBe(
    "SELECT column_name FROM duckdb_columns() WHERE table_name = 'events' AND data_type = 'DOUBLE'",
  );
  const answer = { columns: ['column_name'], rows: [['Time_2'], ['price']], truncated: false, milliseconds: 1 };
  expect(numbersIn(answer, dataset)).toEqual(['price', 'Time']);
});

it('the SQL for it is DuckDB’s, for the zone and time of the dataset', () => {
  expect(writingOptions(dataset, null)).toEqual({ dialect: 'duckdb', timeZone: 'Asia/Shanghai', span: dataset });
  expect(writingOptions(dataset, ['price']).numbers).toEqual(new Set(['price']));
});
