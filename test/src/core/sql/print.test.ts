import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  alias,
  crossJoin,
  frames,
  join,
  literal,
  name,
  over,
  reference,
  select,
  sql,
  subquery,
  union,
} from '../../../../src/core/sql/build';
import { duckdb } from '../../../../src/core/sql/dialects/duckdb';
import type { Cte, WindowFrame, SqlNode } from '../../../../src/core/sql/nodes';
import { printSql } from '../../../../src/core/sql/print';
import { currentEngines, type SqlEngine } from '../../../support/sql/engines';

const printed = (node: SqlNode) => printSql(node, duckdb);
const events = { kind: 'table', path: ['shop', 'events'], alias: 'source' } as const;

describe('a query', () => {
  it('has a line for each column and condition', () => {
    const query = select({
      columns: [sql`actor`, sql`count(*) AS n`],
      from: events,
      where: [sql`t > 1`, sql`t < 9`],
      groupBy: [sql`actor`],
      orderBy: [sql`n DESC`, sql`actor`],
    });
    expect(printed(query)).toBe(`SELECT actor,
  count(*) AS n
FROM "shop"."events" AS source
WHERE t > 1
  AND t < 9
GROUP BY actor
ORDER BY n DESC, actor`);
  });

  it('is indented inside another', () => {
    const inner = select({ columns: [sql`*`, sql`t + 1 AS u`], from: reference('rows') });
    expect(printed(select({ columns: [sql`u`], from: subquery(inner, 'later'), where: [sql`u > 3`] }))).toBe(`SELECT u
FROM (
  SELECT *,
    t + 1 AS u
  FROM rows
) AS later
WHERE u > 3`);
  });

  it('joins what it reads from, each on a line', () => {
    const walk = join(reference('runs'), reference('next', 'later'), sql`later.run = runs.run`);
    expect(printed(select({ columns: [sql`*`], from: crossJoin(walk, reference('edges')) }))).toBe(`SELECT *
FROM runs
JOIN next AS later ON later.run = runs.run
CROSS JOIN edges`);
  });

  it('of constants stands on one line, and a union has one for each', () => {
    const rows = ['view', 'pay'].map((step) => select({ columns: [sql`${literal(step)} AS name`], from: null }));
    expect(printed(union(rows))).toBe(`SELECT 'view' AS name\nUNION ALL\nSELECT 'pay' AS name`);
  });

  it('keeps the lines of a text inside it as they are', () => {
    const inner = select({ columns: [sql`${literal('a\nb')} AS v`], from: null });
    expect(printed(select({ columns: [sql`v`], from: subquery(inner, 'one') }))).toContain(`SELECT 'a\nb' AS v`);
  });
});

describe('a WITH list', () => {
  const one: Cte = { name: 'one', query: select({ columns: [sql`1 AS n`], from: null }) };
  const next = select({ columns: [sql`n + 1`], from: reference('one'), where: [sql`n < 3`] });
  const last = select({ columns: [sql`*`], from: reference('one') });

  it('names each query', () => {
    expect(printed({ kind: 'with', ctes: [one], query: last })).toBe(`WITH one AS (
  SELECT 1 AS n
)
SELECT *
FROM one`);
  });

  it('is recursive where a query reads from itself, and only there', () => {
    const walk: Cte = { name: 'one', query: union([select({ columns: [sql`1 AS n`], from: null }), next]) };
    expect(printed({ kind: 'with', ctes: [walk], query: last })).toMatch(/^WITH RECURSIVE one AS/);
    const two: Cte = { name: 'two', query: next };
    expect(printed({ kind: 'with', ctes: [one, two], query: last })).toMatch(/^WITH one AS/);
    const named: Cte = { name: 'three', query: select({ columns: [sql`${literal('FROM three ')}`], from: null }) };
    expect(printed({ kind: 'with', ctes: [named], query: last })).toMatch(/^WITH three AS/);
  });
});

describe('a window', () => {
  it.each<[keyof typeof frames, string]>([
    ['whole', 'UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING'],
    ['upToHere', 'UNBOUNDED PRECEDING AND CURRENT ROW'],
    ['before', 'UNBOUNDED PRECEDING AND 1 PRECEDING'],
    ['theOneBefore', '1 PRECEDING AND 1 PRECEDING'],
    ['fromHere', 'CURRENT ROW AND UNBOUNDED FOLLOWING'],
    ['after', '1 FOLLOWING AND UNBOUNDED FOLLOWING'],
  ])('with the frame %s has rows between %s', (frame, rows) => {
    const all: Record<string, WindowFrame> = frames;
    expect(printed(over(sql`max(t)`, { orderBy: [alias('t')], frame: all[frame] }))).toBe(
      `max(t) OVER (ORDER BY t ROWS BETWEEN ${rows})`,
    );
  });

  it('lists what it is partitioned by, and may be of all rows', () => {
    const window = { partitionBy: [alias('actor'), name('order')], orderBy: [sql`t DESC`] };
    expect(printed(over(sql`row_number()`, window))).toBe(
      'row_number() OVER (PARTITION BY actor, "order" ORDER BY t DESC)',
    );
    expect(printed(over(sql`count(*)`, {}))).toBe('count(*) OVER ()');
  });
});

describe('a number', () => {
  it.each([
    [5, '5'],
    [-7, '-7'],
    [9.5, '9.5'],
    [-9000000000000000000n, '-9000000000000000000'],
    [1.7e15, '1700000000000000'],
    [1e20, '1e+20'],
    [1e-7, '1e-7'],
    [-0.000010730872009577111, '-1.0730872009577111e-5'],
    [0.1234567890123456, '1.234567890123456e-1'],
  ])('%d is %s', (number, text) => {
    expect(printed(sql`${number}`)).toBe(text);
  });

  it('has to be finite', () => {
    expect(() => printed(sql`${NaN}`)).toThrow(RangeError);
    expect(() => printed(sql`${-Infinity}`)).toThrow(RangeError);
  });
});

describe('in DuckDB', () => {
  let engine: SqlEngine;

  beforeAll(async () => {
    engine = await currentEngines[0].open();
  });

  it('a number is the double that it was, whatever its digits', async () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    await fc.assert(
      fc.asyncProperty(number, async (it) => {
        const [[found]] = await engine.ask(printed(sql`SELECT CAST(${it} AS DOUBLE) AS v`));
        expect(Number(found) === it).toBe(true);
      }),
      // Small numbers of many digits, which would be decimals rounded twice; a whole number of more than 32 bits.
      { examples: [[-0.000010730872009577111], [1.7976931348623157e308], [5e-324], [-2440170308275876], [0.1]] },
    );
  });

  it('a list of texts is one, and pieces fit into each other', async () => {
    const list = [literal("it's"), literal('b')];
    expect(await engine.ask(printed(sql`SELECT 'b' IN (${list}), 'c' IN (${list})`))).toEqual([[true, false]]);
    const column = name('say "hi"; 客户');
    const seven = select({ columns: [sql`7 AS ${column}`], from: null });
    const query = select({ columns: [sql`${column} + 1 AS n`], from: subquery(seven, 'one') });
    expect(await engine.ask(printed(query))).toEqual([[8]]);
  });
});
