import { afterEach, expect, it, vi } from 'vitest';
import { queryColumns } from '../../../src/core/spec/query';
import { DatabaseError } from '../../../workers/duckdb/duckdb-thread';
import { SealedDatabase } from '../../../workers/duckdb/sealed-database';
import { Queries } from '../../../workers/sql/queries';
import { storeOf } from '../../support/funnel/store-of';

const module = { body: new Blob(), packed: true, wasm: 0 };

async function failureOf(database: SealedDatabase): Promise<string> {
  const store = storeOf([], []);
  const events = { store, users: { text: () => '' }, columns: queryColumns([]) };
  const asked = { dataset: 'a', events, needs: [], sql: 'SELECT 1' };
  const outcome = await new Queries(database).ask(asked, new AbortController().signal);
  return outcome.ok ? 'answered' : outcome.failure.kind;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('says that the page was started without DuckDB', async () => {
  expect(await failureOf(new SealedDatabase(null))).toBe('sql_left_out');
});

it('says that the policy does not allow WebAssembly', async () => {
  const refuse = () => {
    throw new Error('Refused to compile or instantiate WebAssembly module');
  };
  vi.stubGlobal('WebAssembly', { Module: refuse });
  expect(await failureOf(new SealedDatabase(module))).toBe('sql_blocked');
});

it('says that DuckDB did not start', async () => {
  const start = () => Promise.reject(new DatabaseError('not_started', 'no module'));
  expect(await failureOf(new SealedDatabase(module, start))).toBe('sql_not_started');
});
