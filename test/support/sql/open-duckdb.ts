import { createRequire } from 'node:module';
import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';

const require = createRequire(import.meta.url);
const mainModule = (name: string) => require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`);

/** The DuckDB that ships, in this thread. Takes some seconds. */
export async function openDuckDb(): Promise<DuckDBBindings> {
  const modules = {
    mvp: { mainModule: mainModule('mvp'), mainWorker: '' },
    eh: { mainModule: mainModule('eh'), mainWorker: '' },
  };
  const database = await duckdb.createDuckDB(modules, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate();
  return database;
}
