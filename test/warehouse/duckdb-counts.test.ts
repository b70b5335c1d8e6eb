import type { StructRow } from 'apache-arrow';
import { beforeAll, describe, it } from 'vitest';
import { openDuckDb } from '../duckdb/open-duckdb';
import { funnelSpecs } from '../funnel/arbitrary-funnel';
import { kinds, parted, switched } from './arbitrary-switches';
import { sameCounts, sameFilters, sameSums, sqlValues, type Values, type Warehouse } from './same-counts';

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
    return connection
      .query(sql)
      .toArray()
      .map((row: StructRow) => row.toArray() as Values);
  },
};

describe('the DuckDB text counts what the kernel counts', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`in ${name}`, () => sameCounts(duckDb, funnelSpecs(allowed), Number(process.env.RUNS ?? 40)), 120_000);
  }

  for (const [name, specs] of Object.entries(switched)) {
    it(`in ${name}`, () => sameCounts(duckDb, specs, Number(process.env.RUNS ?? 60)), 120_000);
  }

  it('in filters of every kind', () => sameFilters(duckDb, Number(process.env.RUNS ?? 150)), 120_000);
});

it(
  'groups by values that are not those of the runs part all actors',
  () => sameSums(duckDb, parted, Number(process.env.RUNS ?? 60)),
  120_000,
);
