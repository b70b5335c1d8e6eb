import type { DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { beforeAll, expect, it } from 'vitest';
import { arrowRows } from '../../../workers/duckdb/rows';
import { SEALING } from '../../../workers/duckdb/seal';
import { openDuckDb } from '../../support/sql/open-duckdb';

let connection: DuckDBConnection;

beforeAll(async () => {
  const database = await openDuckDb();
  database.registerFileText('in/log.csv', 'u,e\na,look\nb,buy\n');
  connection = database.connect();
  for (const setting of SEALING) connection.query(setting);
});

it('the seal leaves the files registered in its folder readable', () => {
  const { batches } = connection.query("SELECT count(*)::INTEGER FROM read_csv('in/log.csv')");
  expect(batches.flatMap(arrowRows)).toEqual([[2]]);
});

it.each([
  ["SELECT * FROM read_csv('https://example.org/x.csv')"],
  ["COPY (SELECT 1) TO 'https://example.org/x.csv'"],
  ["SELECT * FROM read_csv('/etc/passwd')"],
  ['LOAD icu'],
  ["ATTACH 'https://example.org/x.db'"],
  ['SET enable_external_access = true'],
  ["SET allowed_directories = ['/']"],
])('the seal refuses %s', (statement) => {
  expect(() => connection.query(statement)).toThrow();
});
