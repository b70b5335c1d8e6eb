import { duckdb } from '../../../src/core/sql/dialects/duckdb';
import type { Expression } from '../../../src/core/sql/nodes';
import { printSql } from '../../../src/core/sql/print';
import { arrowStream, type ColumnPart } from '../../../workers/duckdb/arrow-stream';
import type { Answer, Database } from '../../../workers/duckdb/database';
import { DatabaseError } from '../../../workers/duckdb/duckdb-thread';
import { arrowRows } from '../../../workers/duckdb/rows';
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

  check(statement: Expression, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return inItsWords(() => this.#connection.prepare(printSql(statement, duckdb)).close());
  }

  async answer(statement: Expression, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const { columns, batches } = await inItsWords(async () => {
      const reader = await this.#connection.send(printSql(statement, duckdb));
      reader.open();
      return { columns: reader.schema.names.map(String), batches: [...reader] };
    });
    return { columns, rows: batches.flatMap((batch) => arrowRows(batch)) };
  }

  insert(table: string, columns: readonly ColumnPart[]): Promise<void> {
    this.inserts++;
    const stream = arrowStream(columns);
    return inItsWords(() => this.#connection.insertArrowFromIPCStream(stream, { name: table, create: false }));
  }

  end(): Promise<void> {
    this.ends++;
    this.crash();
    return Promise.resolve();
  }
}

/** What DuckDB throws, as a refusal. */
async function inItsWords<T>(call: () => T | Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw new DatabaseError('refused', thrown instanceof Error ? thrown.message : String(thrown));
  }
}
