import { describe, expect, it } from 'vitest';
import {
  alias,
  all,
  any,
  caseWhen,
  columnOf,
  flag,
  least,
  listOf,
  literal,
  name,
  nth,
  sql,
  plus,
  verbatim,
  when,
} from '../../../../src/core/sql/build';
import { duckdb } from '../../../../src/core/sql/dialects/duckdb';
import type { SqlNode } from '../../../../src/core/sql/nodes';
import { printSql } from '../../../../src/core/sql/print';

const printed = (node: SqlNode) => printSql(node, duckdb);

describe('the tag', () => {
  it('puts nodes, numbers and lists into code', () => {
    const values = [literal('a'), literal("b's")];
    expect(printed(sql`${columnOf('source', 'event')} IN (${values}) AND t < ${5}`)).toBe(
      `source."event" IN ('a', 'b''s') AND t < 5`,
    );
  });

  it('nests in itself', () => {
    const inner = sql`lower(${name('City')})`;
    expect(printed(sql`${inner} = ${inner}`)).toBe('lower("City") = lower("City")');
  });

  it('takes no string, which would be code', () => {
    // @ts-expect-error -- a string has to say what it is
    expect(() => printed(sql`SELECT ${'1; DROP TABLE t'}`)).toThrow();
  });
});

describe('an alias', () => {
  it('is printed bare, qualified or not', () => {
    expect([alias('s1'), alias('later.run'), alias('runs.*')].map(printed)).toEqual(['s1', 'later.run', 'runs.*']);
  });

  it('is numbered from 1', () => {
    expect([nth('s', 0), nth('t', 2, 0)].map(printed)).toEqual(['s1', 't3_1']);
  });

  it.each(['', 'user id', 'a;b', 'a"b', 'a.b.c', '1a', 'a\n--'])('is never %j', (odd) => {
    expect(() => alias(odd)).toThrow(TypeError);
  });
});

describe('conditions', () => {
  const [a, b] = [sql`a = 1`, sql`b = 2`];

  it('that all hold are joined by AND; of none it is always', () => {
    expect([all([]), all([a]), all([a, b])].map(printed)).toEqual(['1 = 1', 'a = 1', 'a = 1 AND b = 2']);
  });

  it('any of which holds are joined by OR in brackets; of none it is never', () => {
    expect([any([]), any([a]), any([a, b])].map(printed)).toEqual(['1 = 0', 'a = 1', '(a = 1 OR b = 2)']);
  });

  it('become 1 or 0, or a value or NULL', () => {
    expect(printed(flag(a))).toBe('CASE WHEN a = 1 THEN 1 ELSE 0 END');
    expect(printed(when(a, sql`t`))).toBe('CASE WHEN a = 1 THEN t END');
    expect(printed(caseWhen([[a, sql`x`], [b, sql`y`]], sql`z`))).toBe('CASE WHEN a = 1 THEN x WHEN b = 2 THEN y ELSE z END'); // prettier-ignore
  });
});

it('lists, sums and the least have their own separators', () => {
  const terms = [sql`a`, sql`b`];
  expect([listOf(terms), plus(terms), least(terms), least([sql`a`])].map(printed)).toEqual([
    'a, b',
    'a + b',
    'least(a, b)',
    'a',
  ]);
});

it('what a person has typed stands as it is', () => {
  expect(printed(sql`SELECT * FROM (${verbatim("SELECT 'x' -- y")}\n)`)).toBe("SELECT * FROM (SELECT 'x' -- y\n)");
});
