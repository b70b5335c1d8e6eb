import type { DuckDbModule } from '../../src/core/engine';
import { duckdb } from '../../src/core/sql/dialects/duckdb';
import type { Expression } from '../../src/core/sql/nodes';
import { printSql } from '../../src/core/sql/print';
import { arrowStream, type ColumnPart } from './arrow-stream';
import type { Answer, Database } from './database';
import { DatabaseError, DuckDbThread } from './duckdb-thread';

/** DuckDB, started when first asked, sealed from the network, and started anew after a crash. Tables don't outlive it. */
export class SealedDatabase implements Database {
  readonly #start: () => Promise<DuckDbThread>;
  #thread: Promise<DuckDbThread> | null = null;

  /** `module`: kept for the next start; null where the page has none. */
  constructor(module: DuckDbModule | null, start = () => startThread(module)) {
    this.#start = start;
  }

  async run(): Promise<DuckDbThread> {
    this.#thread ??= this.#started();
    return this.#thread;
  }

  async check(statement: Expression, signal: AbortSignal): Promise<void> {
    const thread = await this.run();
    signal.throwIfAborted();
    return thread.check(printSql(statement, duckdb), signal);
  }

  async answer(statement: Expression, signal: AbortSignal): Promise<Answer> {
    const thread = await this.run();
    signal.throwIfAborted();
    return thread.answer(printSql(statement, duckdb), signal);
  }

  async insert(table: string, columns: readonly ColumnPart[]): Promise<void> {
    const thread = await this.run();
    await thread.insert(table, arrowStream(columns));
  }

  async end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    (await thread?.catch(() => null))?.end('ended');
  }

  async #started(): Promise<DuckDbThread> {
    try {
      const thread = await this.#start();
      void thread.died.then(() => (this.#thread = null));
      return thread;
    } catch (thrown) {
      this.#thread = null;
      throw thrown;
    }
  }
}

function startThread(module: DuckDbModule | null): Promise<DuckDbThread> {
  if (module === null) return Promise.reject(new DatabaseError('left_out', 'The page was started without DuckDB'));
  return DuckDbThread.start(module);
}
