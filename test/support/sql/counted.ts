import { DuckDBInstance } from '@duckdb/node-api';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { literal, listOf, sql } from '../../../src/core/sql/build';
import { duckdb } from '../../../src/core/sql/dialects/duckdb';
import { printSql } from '../../../src/core/sql/print';
import { funnelSql } from '../../../src/sql-export/funnel-sql/funnel-sql';
import type { SqlTable } from '../../../src/sql-export/funnel-sql/names';
import type { WritingOptions } from '../../../src/sql-export/writing-options';

/** Actors by step, of a group. */
export type CountedGroup = [group: string, actors: number[]];

export interface Counted {
  /** Actors by step, of all. */
  counts: (spec: FunnelSpec, log: string) => Promise<number[]>;
  /** Actors by step and group, in the order of the answer. */
  groups: (spec: FunnelSpec, log: string, options?: Partial<WritingOptions>) => Promise<CountedGroup[]>;
}

const table: SqlTable = { name: 'log', user: 'user', event: 'event', time: 'at', timeUnit: 'second' };

/**
 * Counts small logs by a funnel's own SQL in a current DuckDB. A log reads `a b@5/red | a`: users apart by bars, events with their
 * second since 1970 where it is not one after the last, and with their property p.
 */
export async function openCounted(): Promise<Counted> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const groups: Counted['groups'] = async (spec, log, options = {}) => {
    await connection.run('CREATE OR REPLACE TABLE log ("user" VARCHAR, event VARCHAR, "at" BIGINT, p VARCHAR)');
    await connection.run(insertion(log));
    const text = funnelSql(spec, table, { dialect: 'duckdb', timeZone: 'UTC', numbers: new Set(), ...options }).sql;
    return grouped((await connection.runAndReadAll(text)).getRowsJS(), spec.steps.length);
  };
  return { groups, counts: async (spec, log) => (await groups(spec, log))[0][1] };
}

/** Events in the notation of `openCounted`, as an INSERT. */
function insertion(log: string): string {
  const rows = log.split('|').flatMap((events, user) => {
    let second = 0;
    return events
      .trim()
      .split(/\s+/)
      .map((event) => {
        const [timed, ...p] = event.split('/');
        const [name, ...at] = timed.split('@');
        second = at.length === 0 ? second + 1 : Number(at[0]);
        return sql`(${literal(`u${user}`)}, ${literal(name)}, ${second}, ${p.length === 0 ? sql`NULL` : literal(p[0])})`;
      });
  });
  return printSql(sql`INSERT INTO log VALUES ${listOf(rows)}`, duckdb);
}

function grouped(rows: readonly unknown[][], steps: number): CountedGroup[] {
  const groups: CountedGroup[] = [];
  for (let first = 0; first < rows.length; first += steps) {
    const own = rows.slice(first, first + steps);
    groups.push([own[0].slice(0, -3).join(' '), own.map((row) => Number(row.at(-1)))]);
  }
  return groups;
}
