import { arrowStream, type ColumnPart } from '../../../workers/duckdb/arrow-stream';
import type { Answer, Database } from '../../../workers/duckdb/database';
import { arrowRows } from '../../../workers/duckdb/rows';
import type { Statement } from '../../../workers/duckdb/statement';
import { openDuckDb } from './open-duckdb';

type Connection = ReturnType<Awaited<ReturnType<typeof openDuckDb>>['connect']>;

/** The DuckDB that ships, in this thread. `crash` loses its tables and starts another run. */
export class NodeDatabase implements Database {
  readonly #connection: Connection;
  #run = {};
  inserts = 0;
  ends = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  static async open(): Promise<NodeDatabase> {
    return new NodeDatabase((await openDuckDb()).connect());
  }

  run(): Promise<object> {
    return Promise.resolve(this.#run);
  }

  crash(): void {
    this.#run = {};
    this.#connection.query('DROP TABLE IF EXISTS events');
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what DuckDB throws must reject
  async check(statement: Statement, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.#connection.prepare(statement.text).close();
  }

  async answer(statement: Statement, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const reader = await this.#connection.send(statement.text);
    reader.open();
    const columns = reader.schema.names.map(String);
    return { columns, rows: [...reader].flatMap((batch) => arrowRows(batch)) };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what DuckDB throws must reject
  async insert(table: string, columns: readonly ColumnPart[]): Promise<void> {
    this.inserts++;
    this.#connection.insertArrowFromIPCStream(arrowStream(columns), { name: table, create: false });
  }

  end(): Promise<void> {
    this.ends++;
    this.crash();
    return Promise.resolve();
  }
}
