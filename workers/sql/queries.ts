import type { DatasetId } from '../../src/core/spec/dataset';
import { failure, success, type FailureKind, type Outcome } from '../../src/core/outcome';
import { maxValueBytes, type QueryAnswer } from '../../src/core/spec/query';
import type { Database } from '../duckdb/database';
import { DatabaseError } from '../duckdb/duckdb-thread';
import { answerQuery, NotOneQuestion, ValueTooLong } from './answer-query';
import { EventsTable, type Wanted } from './events-table';

interface Asked extends Wanted {
  sql: string;
}

/** Asks DuckDB, one question after the other. */
export class Queries {
  readonly #database: Database;
  readonly #table: EventsTable;
  /** Ends when the question under way is answered. */
  #asking: Promise<unknown> = Promise.resolve();

  constructor(database: Database) {
    this.#database = database;
    this.#table = new EventsTable(database);
  }

  /**
   * Fails with query_failed, in DuckDB's own words, query_not_one_question, query_value_too_long and cancelled; and where
   * there is no DuckDB to ask. Rejects with anything else that is thrown.
   */
  ask(asked: Asked, signal: AbortSignal): Promise<Outcome<QueryAnswer>> {
    const answer = this.#asking.then(() => this.#answer(asked, signal));
    this.#asking = answer.catch(() => undefined);
    return answer;
  }

  /** Gives the memory of a dataset's events back, which DuckDB only does at its end. */
  async close(dataset: DatasetId): Promise<void> {
    await this.#asking;
    if (this.#table.dataset !== dataset) return;
    this.#table.forget();
    await this.#database.end();
  }

  async #answer(asked: Asked, signal: AbortSignal): Promise<Outcome<QueryAnswer>> {
    try {
      await this.#table.have(asked, signal);
      return success(await answerQuery(this.#database, asked.sql, signal));
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
