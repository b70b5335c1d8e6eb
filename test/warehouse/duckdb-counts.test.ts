import { beforeAll, describe, it } from 'vitest';
import { openDuckDb } from '../duckdb/open-duckdb';
import { kinds, sameCounts, sameFilters, sqlValues, type Warehouse } from './same-counts';

type Connection = ReturnType<Awaited<ReturnType<typeof openDuckDb>>['connect']>;

let connection: Connection;

beforeAll(async () => {
  connection = (await openDuckDb()).connect();
}, 60_000);

const duckDb: Warehouse = {
  dialect: 'duckdb',
  fill(rows) {
    const columns = `"user id" VARCHAR, "事件 ""名""" VARCHAR, "at" BIGINT, "p's" VARCHAR, q DOUBLE`;
    connection.query(`CREATE OR REPLACE TABLE log (${columns})`);
    if (rows.length > 0) connection.query(`INSERT INTO log VALUES ${sqlValues(rows, 'duckdb')}`);
  },
  ask(sql) {
    const rows = connection.query(sql).toArray() as { step: number; name: string; actors: unknown }[];
    return rows.map(({ step, name, actors }) => ({ step, name, actors: Number(actors) }));
  },
};

describe('the DuckDB text counts what the kernel counts', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`in ${name}`, () => sameCounts(duckDb, allowed, Number(process.env.RUNS ?? 40)), 120_000);
  }

  it('in filters of every kind', () => sameFilters(duckDb, Number(process.env.RUNS ?? 150)), 120_000);
});
