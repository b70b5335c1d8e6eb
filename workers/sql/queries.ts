import type { DatasetId } from '../../src/core/spec/dataset';
import { failure, success, type FailureKind, type Outcome } from '../../src/core/outcome';
import { maxValueBytes, type QueryAnswer } from '../../src/core/spec/query';
import type { Database } from '../duckdb/database';
import { DatabaseError } from '../duckdb/duckdb-thread';
import { answerQuery, NotOneQuestion, ValueTooLong } from './answer-query';
import { EventsTable, type WantedTable } from './events-table';

interface RunningQuery extends WantedTable {
  sql: string;
}

/** Queries for DuckDB, run one after the other. */
export class Queries {
  readonly #database: Database;
  readonly #table: EventsTable;
  /** Settles when the query under way is answered. */
  #running: Promise<unknown> = Promise.resolve();

  constructor(database: Database) {
    this.#database = database;
    this.#table = new EventsTable(database);
  }

  /**
   * Fails with query_failed (with DuckDB's message), query_not_one_question, query_value_too_long and cancelled, and where
   * there is no DuckDB. Rejects with anything else that is thrown.
   */
  ask(query: RunningQuery, signal: AbortSignal): Promise<Outcome<QueryAnswer>> {
    const answer = this.#running.then(() => this.#answer(query, signal));
    this.#running = answer.catch(() => undefined);
    return answer;
  }

  /** Gives the memory of a dataset's events back, which DuckDB only does at its end. */
  async close(dataset: DatasetId): Promise<void> {
    await this.#running;
    if (this.#table.dataset !== dataset) return;
    this.#table.forget();
    await this.#database.end();
  }

  async #answer(query: RunningQuery, signal: AbortSignal): Promise<Outcome<QueryAnswer>> {
    try {
      await this.#table.have(query, signal);
      return success(await answerQuery(this.#database, query.sql, signal));
    } catch (thrown) {
      if (signal.aborted) return failure('cancelled');
      if (thrown instanceof NotOneQuestion) return failure('query_not_one_question');
      if (thrown instanceof ValueTooLong) return failure('query_value_too_long', { limit: maxValueBytes });
      if (thrown instanceof DatabaseError) return failure(kinds[thrown.reason], { detail: thrown.message });
      throw thrown;
    }
  }
}

const kinds: Record<DatabaseError['reason'], FailureKind> = {
  left_out: 'sql_left_out',
  blocked: 'sql_blocked',
  not_started: 'sql_not_started',
  crashed: 'query_failed',
  refused: 'query_failed',
};
