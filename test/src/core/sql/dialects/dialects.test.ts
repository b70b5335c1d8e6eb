import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarUnit } from '../../../../../src/core/spec/funnel';
import { alias, literal, sql } from '../../../../../src/core/sql/build';
import type { DialectName } from '../../../../../src/core/sql/dialect';
import { dialects } from '../../../../../src/core/sql/dialects/dialects';
import {
  asNumber,
  asText,
  asTime,
  byCode,
  calendarUnit,
  endOfTime,
  integer,
  log10,
  lower,
  microseconds,
  nullable,
  position,
} from '../../../../../src/core/sql/functions';
import type { Expression } from '../../../../../src/core/sql/nodes';
import { printSql } from '../../../../../src/core/sql/print';
import { currentEngines, type SqlEngine } from '../../../../support/sql/engines';

const e = alias('e');

/** In the order of the texts below. */
const calls: Expression[] = [
  asText(e),
  asNumber(e),
  asTime(e),
  lower(e),
  position(e, literal('x')),
  byCode(e),
  microseconds(e),
  integer(e),
  nullable(e),
  log10(e),
  endOfTime,
];

/** No engine of these is to be had here: their texts are by their documentation. */
const written: [DialectName, string[]][] = [
  [
    'bigquery',
    [
      'CAST(e AS STRING)',
      'SAFE_CAST(e AS FLOAT64)',
      'SAFE_CAST(CAST(e AS STRING) AS TIMESTAMP)',
      'lower(e)',
      "strpos(e, 'x')",
      'e',
      'UNIX_MICROS(CAST(e AS TIMESTAMP))',
      'CAST(e AS INT64)',
      'e',
      'log10(e)',
      '9000000000000000000',
    ],
  ],
  [
    'snowflake',
    [
      'CAST(e AS VARCHAR)',
      'TRY_TO_DOUBLE(CAST(e AS VARCHAR))',
      'TRY_TO_TIMESTAMP_NTZ(CAST(e AS VARCHAR))',
      'lower(e)',
      "position('x', e)",
      'e',
      'date_part(epoch_microsecond, e)',
      'CAST(e AS BIGINT)',
      'e',
      'log(10, e)',
      '9000000000000000000',
    ],
  ],
];

it.each(written)('functions of %s are named as it names them', (dialect, texts) => {
  expect(calls.map((call) => printSql(call, dialects[dialect]))).toEqual(texts);
});

const span = { first: Date.UTC(2024, 0, 1) * 1000, last: Date.UTC(2024, 11, 31) * 1000 };
const units: CalendarUnit[] = ['hour', 'weekday', 'day', 'week', 'month', 'quarter', 'year'];
const berlin = { timeZone: 'Europe/Berlin', span };

const localBigQuery = "DATETIME(TIMESTAMP_MICROS(t), 'Europe/Berlin')";
const localSnowflake = "CONVERT_TIMEZONE('UTC', 'Europe/Berlin', TO_TIMESTAMP_NTZ(t, 6))";

it.each<[DialectName, string[]]>([
  [
    'bigquery',
    [
      `EXTRACT(HOUR FROM ${localBigQuery})`,
      `CAST(FORMAT_DATETIME('%u', ${localBigQuery}) AS INT64)`,
      `FORMAT_DATETIME('%Y-%m-%d', ${localBigQuery})`,
      `FORMAT_DATETIME('%Y-%m-%d', DATETIME_TRUNC(${localBigQuery}, ISOWEEK))`,
      `FORMAT_DATETIME('%Y-%m', ${localBigQuery})`,
      `FORMAT_DATETIME('%Y-Q%Q', ${localBigQuery})`,
      `FORMAT_DATETIME('%Y', ${localBigQuery})`,
    ],
  ],
  [
    'snowflake',
    [
      `HOUR(${localSnowflake})`,
      `DAYOFWEEKISO(${localSnowflake})`,
      `TO_CHAR(${localSnowflake}, 'YYYY-MM-DD')`,
      `TO_CHAR(DATEADD(day, 1 - DAYOFWEEKISO(${localSnowflake}), ${localSnowflake}), 'YYYY-MM-DD')`,
      `TO_CHAR(${localSnowflake}, 'YYYY-MM')`,
      `CONCAT(TO_CHAR(${localSnowflake}, 'YYYY'), '-Q', QUARTER(${localSnowflake}))`,
      `TO_CHAR(${localSnowflake}, 'YYYY')`,
    ],
  ],
])('the calendar of %s is that of the zone', (dialect, texts) => {
  expect(units.map((unit) => printSql(calendarUnit(unit, alias('t'), berlin), dialects[dialect]))).toEqual(texts);
});

it('DuckDB, which knows no zones, gets a table of the changes of the clock', () => {
  const { last } = span;
  const summer = { timeZone: 'Europe/Berlin', span: { first: Date.UTC(2024, 6, 1) * 1000, last } };
  expect(printSql(calendarUnit('hour', alias('t'), summer), dialects.duckdb)).toBe(
    'hour(make_timestamp(CAST(t + CASE WHEN t >= 1729990800000000 THEN 3600000000 ELSE 7200000000 END AS BIGINT)))',
  );
  const utc = { timeZone: 'UTC', span };
  expect(printSql(calendarUnit('hour', alias('t'), utc), dialects.duckdb)).toBe(
    'hour(make_timestamp(CAST(t + 0 AS BIGINT)))',
  );
});

describe.each(currentEngines)('in $name', ({ dialect, open }) => {
  let engine: SqlEngine;
  const valueOf = async (node: Expression) => {
    const [[value]] = await engine.ask(printSql(sql`SELECT ${node} AS v`, dialects[dialect]));
    return value;
  };
  const numberOf = async (node: Expression) => {
    const value = await valueOf(node);
    return value === null ? null : Number(value);
  };

  beforeAll(async () => {
    engine = await open();
  });

  afterAll(() => engine.stop());

  it('text becomes a number, or NULL', async () => {
    for (const [text, number] of [
      ['9.5', 9.5],
      ['-2', -2],
      ['soon', null],
      ['', null],
    ] as const)
      expect(await numberOf(asNumber(literal(text)))).toBe(number);
  });

  it('text becomes a time in UTC, or NULL', async () => {
    const read = (text: string) => numberOf(microseconds(asTime(literal(text))));
    expect(await read('2024-02-29 10:00:00.25')).toBe(Date.UTC(2024, 1, 29, 10, 0, 0, 250) * 1000);
    expect(await read('2024-02-29')).toBe(Date.UTC(2024, 1, 29) * 1000);
    expect(await read('soon')).toBeNull();
  });

  it('a part is found in a text from 1 on, in lower case letters of any script', async () => {
    expect(await numberOf(position(literal('a-ÄB'), literal('B')))).toBeGreaterThan(0);
    expect(await numberOf(position(literal('abc'), literal('b')))).toBe(2);
    expect(await numberOf(position(literal('abc'), literal('x')))).toBe(0);
    expect(await valueOf(lower(literal('ÄB')))).toBe('äb');
  });

  it('texts are ordered by code points', async () => {
    const isLess = (a: string, b: string) => numberOf(sql`CASE WHEN ${byCode(literal(a))} < ${literal(b)} THEN 1 ELSE 0 END`); // prettier-ignore
    expect([await isLess('Z', 'a'), await isLess('a', 'Z'), await isLess('～', '🙂')]).toEqual([1, 0, 1]);
  });

  it('numbers are rounded to whole ones, and logarithms have the base 10', async () => {
    expect(await numberOf(integer(sql`2.7`))).toBe(3);
    expect(await numberOf(integer(sql`0.9999999999`))).toBe(1);
    expect(await numberOf(log10(sql`1000`))).toBeCloseTo(3, 12);
  });

  it('the end of time is later than any time', async () => {
    const latest = sql`${BigInt(Date.UTC(9999, 11, 31)) * 1000n}`;
    expect(await numberOf(sql`CASE WHEN ${endOfTime} > ${latest} THEN 1 ELSE 0 END`)).toBe(1);
  });

  it.each<[string, unknown[]]>([
    // Sunday, in winter time.
    ['2024-03-31T00:30:00Z', ['1', '7', '2024-03-31', '2024-03-25', '2024-03', '2024-Q1', '2024']],
    // Half an hour later the clock has gone from 2 to 3.
    ['2024-03-31T01:00:00Z', ['3', '7', '2024-03-31', '2024-03-25', '2024-03', '2024-Q1', '2024']],
    // In Berlin it is Monday, and July.
    ['2024-06-30T22:00:00Z', ['0', '1', '2024-07-01', '2024-07-01', '2024-07', '2024-Q3', '2024']],
    ['2024-10-27T01:00:00Z', ['2', '7', '2024-10-27', '2024-10-21', '2024-10', '2024-Q4', '2024']],
  ])('%s has its units on the clock of Berlin', async (instant, values) => {
    const time = sql`${Date.parse(instant) * 1000}`;
    const found: string[] = [];
    for (const unit of units) found.push(String(await valueOf(calendarUnit(unit, time, berlin))));
    expect(found).toEqual(values);
  });
});
