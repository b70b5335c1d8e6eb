import { expect, it } from 'vitest';
import { DatabaseError, type DuckDbThread } from '../../../workers/duckdb/duckdb-thread';
import { SealedDatabase } from '../../../workers/duckdb/sealed-database';
import { sql } from '../../../src/core/sql/build';

/** A thread that dies when told, without a DuckDB. */
function threads() {
  const dying: (() => void)[] = [];
  let failing = false;
  const start = () => {
    if (failing) return Promise.reject(new DatabaseError('not_started', 'no module'));
    const died = new Promise<void>((resolve) => dying.push(resolve));
    const number = dying.length;
    const answer = () => Promise.resolve({ columns: ['thread'], rows: [[number]] });
    return Promise.resolve({ died, answer, end: () => dying[number - 1]() } as unknown as DuckDbThread);
  };
  return { start, dying, fail: (fails: boolean) => (failing = fails) };
}

const module = { body: new Blob(), packed: true, wasm: 0 };
const { signal } = new AbortController();

it('starts when first asked, once', async () => {
  const { start, dying } = threads();
  const database = new SealedDatabase(module, start);
  expect(dying).toHaveLength(0);
  await Promise.all([database.answer(sql`SELECT 1`, signal), database.answer(sql`SELECT 1`, signal)]);
  expect(dying).toHaveLength(1);
});

it('starts another run for the question after a crash', async () => {
  const { start, dying } = threads();
  const database = new SealedDatabase(module, start);
  const first = await database.run();
  dying[0]();
  await Promise.resolve();
  expect(await database.run()).not.toBe(first);
  expect((await database.answer(sql`SELECT 1`, signal)).rows).toEqual([[2]]);
});

it('starts another run for the question after its end', async () => {
  const { start } = threads();
  const database = new SealedDatabase(module, start);
  const first = await database.run();
  await database.end();
  expect(await database.run()).not.toBe(first);
});

it('tries again where it did not start', async () => {
  const { start, fail } = threads();
  const database = new SealedDatabase(module, start);
  fail(true);
  await expect(database.answer(sql`SELECT 1`, signal)).rejects.toThrow('no module');
  fail(false);
  expect((await database.answer(sql`SELECT 1`, signal)).columns).toEqual(['thread']);
});
