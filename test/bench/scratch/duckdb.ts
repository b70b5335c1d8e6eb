/** DuckDB-WASM by itself, as its own documentation starts it, for comparison; the same build the page ships. */
import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

declare global {
  interface Window {
    /** Opens DuckDB and makes the file picked in the page's only field known to it as `events.csv`. */
    openPicked(): Promise<void>;
    /** Runs one statement; gives the numbers of its first row and the seconds it took. */
    runSql(sql: string): Promise<{ numbers: number[]; seconds: number }>;
  }
}

const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
const instantiated = database.instantiate(new URL(wasmUrl, location.href).href);

window.openPicked = async () => {
  await instantiated;
  const file = document.querySelector('input')!.files![0];
  await database.registerFileHandle('events.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
};

window.runSql = async (sql) => {
  const connection = await database.connect();
  const begin = performance.now();
  const result = await connection.query(sql);
  const seconds = (performance.now() - begin) / 1000;
  const row = result.get(0)?.toArray() as unknown[] | undefined;
  await connection.close();
  return { numbers: [...(row ?? [])].map(Number), seconds };
};
