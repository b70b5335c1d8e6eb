import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DialectName } from '../../../src/core/sql/dialect';
import { arrowRows } from '../../../workers/duckdb/rows';
import { hasChdb, openChdb } from './chdb';
import { clickHouseProgram, startClickHouse } from './clickhouse-server';
import { openDuckDb } from './open-duckdb';
import { postgreSqlPrograms, startPostgreSql } from './postgresql-server';

/** A real engine, which binds and runs the SQL of a dialect. */
export interface SqlEngine {
  /** The rows of a statement's answer. */
  ask: (sql: string) => Promise<unknown[][]>;
  stop: () => Promise<void>;
}

export interface InstalledEngine {
  name: string;
  dialect: DialectName;
  open: () => Promise<SqlEngine>;
}

const nothing = () => Promise.resolve();

async function duckDb(): Promise<SqlEngine> {
  const connection = (await openDuckDb()).connect();
  const ask = (sql: string) => connection.query(sql).batches.flatMap(arrowRows);
  return { ask: (sql) => new Promise((resolve) => resolve(ask(sql))), stop: nothing };
}

async function oldClickHouse(program: string): Promise<SqlEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'clickhouse-'));
  const server = await startClickHouse({ program, folder, threads: 1 });
  const ask = async (sql: string) => {
    const answer = await server.ask(sql.startsWith('SELECT') ? `${sql} FORMAT JSONCompact` : sql);
    return answer === '' ? [] : (JSON.parse(answer) as { data: unknown[][] }).data;
  };
  return { ask, stop: server.stop };
}

function currentClickHouse(): SqlEngine {
  const chdb = openChdb();
  // Its own database takes a table's name for that of a file.
  chdb.ask('CREATE DATABASE referee ENGINE = Atomic');
  chdb.ask('USE referee');
  return {
    ask: (sql) => new Promise((resolve) => resolve(chdb.ask(sql))),
    stop() {
      chdb.stop();
      return nothing();
    },
  };
}

/** Versions of ClickHouse before windows and WITH lists. */
export const clickHouse18: InstalledEngine[] =
  clickHouseProgram === undefined
    ? []
    : [{ name: 'ClickHouse 18', dialect: 'clickhouse', open: () => oldClickHouse(clickHouseProgram!) }];

/** Those here that can run whole texts: DuckDB always, the others where they are installed. */
export const currentEngines: InstalledEngine[] = [
  { name: 'DuckDB', dialect: 'duckdb', open: duckDb },
  ...(postgreSqlPrograms === undefined
    ? []
    : [{ name: 'PostgreSQL', dialect: 'postgresql' as const, open: () => startPostgreSql(postgreSqlPrograms!) }]),
  ...(hasChdb
    ? [{ name: 'ClickHouse', dialect: 'clickhouse' as const, open: () => Promise.resolve(currentClickHouse()) }]
    : []),
];
