import type { DatasetId } from '../../src/core/spec/dataset';
import { eventsTable } from '../../src/core/spec/query';
import { name, sql } from '../../src/core/sql/build';
import type { Expression } from '../../src/core/sql/nodes';
import type { Database } from '../duckdb/database';
import { pauseFor } from '../store/pause';
import { eventParts, type Events, type PropertyColumns } from './event-parts';

/** The dataset whose events are wanted, and the properties that the table needs: the store must have them. */
export interface WantedTable {
  dataset: DatasetId;
  events: Events;
  needs: readonly string[];
}

/** The one table of events in DuckDB: of the dataset last used, with all properties needed so far. */
export class EventsTable {
  readonly #database: Database;
  #holds: { run: object; dataset: DatasetId; properties: PropertyColumns } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The dataset whose events the table has. */
  get dataset(): DatasetId | null {
    return this.#holds?.dataset ?? null;
  }

  /** Creates the table if it does not exist, was lost, or lacks one of the properties. */
  async have({ dataset, events, needs }: WantedTable, signal: AbortSignal): Promise<void> {
    const run = await this.#database.run();
    const held = this.#holds?.run === run && this.#holds.dataset === dataset ? this.#holds.properties : null;
    if (held !== null && needs.every((property) => held.has(property))) return;
    this.#holds = null;
    const properties = new Set([...(held ?? []), ...needs]);
    await this.#make(events, properties, signal);
    this.#holds = { run, dataset, properties };
  }

  forget(): void {
    this.#holds = null;
  }

  async #make(events: Events, properties: PropertyColumns, signal: AbortSignal): Promise<void> {
    const pause = pauseFor(signal);
    await this.#database.answer(creation(events, properties), signal);
    for (const part of eventParts(events, properties)) {
      await this.#database.insert(eventsTable.name, part);
      await pause();
    }
  }
}

function creation({ store, columns }: Events, properties: PropertyColumns): Expression {
  const { name: table, user, event, time } = eventsTable;
  const own = [sql`${name(user)} VARCHAR`, sql`${name(event)} VARCHAR`, sql`${name(time)} TIMESTAMP`];
  const further = [...properties].map((property) => {
    const column = name(columns.get(property)!);
    return store.properties.get(property)!.kind === 'number' ? sql`${column} DOUBLE` : sql`${column} VARCHAR`;
  });
  return sql`CREATE OR REPLACE TABLE ${name(table)} (${[...own, ...further]})`;
}
