import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../../src/core/outcome';
import { maxValueBytes, queryColumns, type QueryAnswer } from '../../../src/core/spec/query';
import { Queries } from '../../../workers/sql/queries';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { oddFileText, prototypeNames } from '../../support/odd-text';
import { NodeDatabase } from '../../support/sql/node-database';

let database: NodeDatabase;
let queries: Queries;

beforeAll(async () => {
  database = await NodeDatabase.open();
});

beforeEach(() => {
  database.crash();
  database.inserts = 0;
  queries = new Queries(database);
});

const properties = ['p', 'amount', 'Time', 'say "hi", 客户'];

interface About {
  needs?: string[];
  dataset?: string;
  signal?: AbortSignal;
}

function ask(rows: readonly EventRow[], sql: string, { needs = [], dataset = 'a', signal }: About = {}) {
  const store = storeOf(rows, properties);
  const users = { text: (actor: number) => store.users[actor] };
  const events = { store, users, columns: queryColumns(properties) };
  return queries.ask({ dataset, events, needs, sql }, signal ?? new AbortController().signal);
}

async function answered(rows: readonly EventRow[], sql: string, needs: string[] = []): Promise<QueryAnswer> {
  const outcome = await ask(rows, sql, { needs });
  if (!outcome.ok) throw new Error(outcome.failure.detail);
  return outcome.value;
}

async function failed(sql: string): Promise<Failure> {
  const outcome = await ask(few, sql);
  if (outcome.ok) throw new Error('answered');
  return outcome.failure;
}

/** The words of DuckDB. */
async function refused(sql: string): Promise<string> {
  const { kind, detail } = await failed(sql);
  expect(kind).toBe('query_failed');
  return detail ?? '';
}

const few: EventRow[] = [
  { user: 'ann', event: 'look', time: 1_767_225_600_000_001, props: { p: 'red', amount: 1.5, Time: 'noon' } },
  { user: 'ann', event: 'buy', time: 1_767_225_600_000_002, props: { 'say "hi", 客户': '🙂' } },
  { user: "o'neil 客", event: 'look', time: -1, props: { amount: 3 } },
];

describe('the table of events', () => {
  it('has a row for each event with its id, name, exact time and the properties that were asked for', async () => {
    const answer = await answered(few, 'SELECT * FROM events', properties);
    expect(answer.columns).toEqual(['user', 'event', 'time', ...properties.with(2, 'Time_2')]);
    expect(answer.rows).toEqual([
      ['ann', 'look', '2026-01-01 00:00:00.000001', 'red', 1.5, 'noon', null],
      ['ann', 'buy', '2026-01-01 00:00:00.000002', null, null, null, '🙂'],
      ["o'neil 客", 'look', '1969-12-31 23:59:59.999999', null, 3, null, null],
    ]);
  });

  it('holds any texts, numbers and times', async () => {
    const text = oddFileText.filter((it) => it !== '');
    const row = fc.record({
      user: text,
      event: text,
      time: fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
      props: fc.record({ p: text, amount: fc.double({ noNaN: true }) }, { requiredKeys: [] }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        database.crash();
        const sql = 'SELECT "user", "event", epoch_us("time") AS t, p, amount FROM events';
        const answer = await answered(rows, sql, ['p', 'amount']);
        const expected = rows.map(({ user, event, time, props: { p = null, amount = null } }) => {
          return JSON.stringify([user, event, time, p, amount]);
        });
        expect(answer.rows.map((each) => JSON.stringify(each)).sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('is whole where it is handed over in several parts', async () => {
    const rows = Array.from({ length: 230_000 }, (_, i) => {
      return { user: `u${i >> 14}`, event: `e${i % 7}`, time: i, props: { p: i % 3 === 0 ? '' : `v${i % 90_001}` } };
    });
    const sql = `SELECT count(*), count(DISTINCT "user"), count(DISTINCT p), count(p), sum(epoch_us("time")),
      sum(CASE WHEN p = 'v' || (epoch_us("time") % 90001) THEN 1 END), min("user" || "event") FROM events`;
    const { rows: found } = await answered(rows, sql, ['p']);
    const filled = rows.filter(({ props }) => props.p !== '');
    const different = new Set(filled.map(({ props }) => props.p)).size;
    const sum = (230_000 * 229_999) / 2;
    expect(found).toEqual([[230_000, 15, different, filled.length, sum, filled.length, 'u0e0']]);
    expect(database.inserts).toBe(3);
  });

  it('is there without any event', async () => {
    expect((await answered([], 'SELECT count(*) AS n FROM events')).rows).toEqual([[0]]);
    expect((await answered([], 'SELECT * FROM events')).rows).toEqual([]);
  });
});

describe('the table is made', () => {
  it('once for all questions on the same properties, and keeps those asked for before', async () => {
    await ask(few, 'SELECT p FROM events', { needs: ['p'] });
    await ask(few, 'SELECT 1', {});
    expect(database.inserts).toBe(1);
    const both = await ask(few, 'SELECT p, amount FROM events LIMIT 1', { needs: ['amount'] });
    expect(both.ok && both.value.rows).toEqual([['red', 1.5]]);
    expect(database.inserts).toBe(2);
  });

  it('again after a crash of DuckDB, for another dataset, and after one that was cancelled', async () => {
    const sql = 'SELECT count(*)::INTEGER AS n FROM events';
    await ask(few, sql);
    database.crash();
    expect((await answered(few, sql)).rows).toEqual([[3]]);
    const other = await ask(few.slice(1), sql, { dataset: 'b' });
    expect(other.ok && other.value.rows).toEqual([[2]]);
    const cancelled = await ask(few, sql, { signal: AbortSignal.abort() });
    expect(!cancelled.ok && cancelled.failure.kind).toBe('cancelled');
    expect((await answered(few, sql)).rows).toEqual([[3]]);
  });

  it('no longer when its dataset is closed, which ends DuckDB', async () => {
    await ask(few, 'SELECT 1');
    const { ends } = database;
    await queries.close('b');
    expect(database.ends).toBe(ends);
    await queries.close('a');
    expect(database.ends).toBe(ends + 1);
  });
});

describe('values', () => {
  it.each([
    ['42::BIGINT', 42],
    ['9007199254740993', '9007199254740993'],
    ['sum(2) OVER ()', 2],
    ['12345678901234567890123::HUGEINT', '12345678901234567890123'],
    ['1.25::DECIMAL(9, 2)', '1.25'],
    ['0.1::DOUBLE', 0.1],
    ['true', true],
    ['NULL', null],
    ["DATE '2026-11-21'", '2026-11-21'],
    ["TIMESTAMP '2026-11-21 01:02:03.000004'", '2026-11-21 01:02:03.000004'],
    ["INTERVAL '3 days'", '3 days'],
    ["['a', 'b']", '[a, b]'],
    ["{'a': 1}", "{'a': 1}"],
  ])('%s is %j', async (expression, value) => {
    expect((await answered(few, `SELECT ${expression} AS v`)).rows).toEqual([[value]]);
  });

  it('stay in their columns where two of these have one name', async () => {
    expect((await answered(few, "SELECT 1 AS v, 'x' AS v")).rows).toEqual([[1, 'x']]);
  });
});

describe('a question', () => {
  it('may end with semicolons and a comment, and begin with WITH', async () => {
    expect((await answered(few, 'WITH t AS (SELECT 7 AS n) SELECT n FROM t -- seven')).rows).toEqual([[7]]);
    expect((await answered(few, 'SELECT 7 AS n;\n ;')).rows).toEqual([[7]]);
    expect((await answered(few, 'SELECT 7 AS n; -- seven')).rows).toEqual([[7]]);
    expect((await answered(few, 'SELECT 7 AS n; /* seven;\nor so */ ;')).rows).toEqual([[7]]);
  });

  it('gives a thousand rows at most, in its own order', async () => {
    const sql = 'SELECT range::INTEGER AS n FROM range(5000) ORDER BY n DESC';
    const { rows, truncated } = await answered(few, sql);
    expect([rows.length, rows[0], rows[999], truncated]).toEqual([1000, [4999], [4000], true]);
    expect((await answered(few, 'SELECT * FROM range(1000)')).truncated).toBe(false);
  });

  it('gives texts letter by letter, in values and names of columns', async () => {
    await fc.assert(
      fc.asyncProperty(oddFileText, async (text) => {
        const codes = Array.from(text, (letter) => `chr(${letter.codePointAt(0)!})`);
        expect((await answered(few, `SELECT ${["''", ...codes].join(' || ')} AS v`)).rows).toEqual([[text]]);
        const name = text.replaceAll('\0', '');
        if (name !== '')
          expect((await answered(few, `SELECT 1 AS "${name.replaceAll('"', '""')}"`)).columns).toEqual([name]);
      }),
      { numRuns: 40, examples: [['\ufeffx'], ['a\0b']] },
    );
  });

  it('has no value so long that the page could not show it', async () => {
    expect(await failed('SELECT repeat(event, 1000000) FROM events')).toEqual({
      kind: 'query_value_too_long',
      limit: maxValueBytes,
    });
    expect(await failed('SELECT list(range) FROM range(300000)')).toMatchObject({ kind: 'query_value_too_long' });
    const { rows } = await answered(few, `SELECT repeat('x', ${maxValueBytes}) AS v`);
    expect(String(rows[0][0])).toHaveLength(maxValueBytes);
  });

  it('is refused in the words of DuckDB', async () => {
    expect(await refused('SELECT nothing FROM events')).toContain('Referenced column "nothing" not found');
    expect(await refused('SELECT 1,\n  nothing\nFROM events')).toContain('LINE 2:   nothing\n');
    expect(await refused('SELECT 1,\n2 FRM events,\n3')).toMatch(
      /^Parser Error: syntax error.*\n\nLINE 2: 2 FRM events,/,
    );
    expect(await refused('SELECT 1,\n  event::INTEGER FROM events')).toMatch(
      /^Conversion Error.*\n\nLINE 2: {3}event::INTEGER/,
    );
    expect(await refused('SELECT 1 /* open')).toContain('unterminated /* comment');
    expect(await refused('SELECT 1) AS a, (SELECT 2')).toContain('syntax error at or near ")"');
  });

  it.each([
    'SELECT 1; SELECT 2',
    'SELECT 1; -- one\nSELECT 2 -- two',
    'SELECT 1; DROP TABLE events -- note',
    'SELECT 1; DROP TABLE events',
    'DROP TABLE events',
    'CREATE TABLE t (n INTEGER)',
    "INSERT INTO events VALUES ('a', 'b', NULL)",
    'DELETE FROM events',
    "UPDATE events SET event = 'x'",
    "COPY (SELECT 42) TO 'in/x.csv'",
    "ATTACH 'in/x.db'",
    'SET threads = 1',
    'PRAGMA version',
    'BEGIN',
    '',
    '-- nothing but words',
  ])('is not %j, which is told in words', async (sql) => {
    expect(await failed(sql)).toEqual({ kind: 'query_not_one_question' });
    expect((await answered(few, 'SELECT count(*) FROM events')).rows).toEqual([[3]]);
  });

  it.each([
    'DROP TABLE events',
    'DELETE FROM events',
    "COPY (SELECT 42) TO 'in/x.csv'",
    'CREATE TABLE t AS SELECT 1',
    'PRAGMA disable_verification',
    "EXPORT DATABASE 'in/db'",
  ])('cannot close its bracket and go on with %s', async (injected) => {
    const { kind } = await failed(`SELECT 1) AS a; ${injected}; SELECT * FROM (SELECT 1`);
    expect(kind).toBe('query_failed');
    expect((await answered(few, 'SELECT count(*) FROM events')).rows).toEqual([[3]]);
    expect(await refused('FROM t')).toContain('Table with name t does not exist');
  });

  it.each(['SHOW TABLES', 'DESCRIBE events', 'SUMMARIZE events', 'FROM events LIMIT 1', 'VALUES (1)', 'TABLE events'])(
    'may be %s',
    async (sql) => {
      expect((await answered(few, sql)).rows.length).toBeGreaterThan(0);
    },
  );
});

describe('the columns of properties', () => {
  it('have a name each, whatever the properties are called', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(oddFileText, fc.constantFrom(...prototypeNames))), (names) => {
        const columns = queryColumns(names);
        expect([...columns.keys()]).toEqual(names);
        const written = [...columns.values()];
        expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(names.length);
        expect(written.join('')).not.toContain('\0');
      }),
    );
  });
});

it('a mistake of ours is no answer of DuckDB, and the next question is answered', async () => {
  const check = vi.spyOn(database, 'check').mockRejectedValueOnce(new TypeError('a mistake'));
  await expect(ask(few, 'SELECT 1')).rejects.toThrow(TypeError);
  check.mockRestore();
  expect((await answered(few, 'SELECT 1')).rows).toEqual([[1]]);
});
