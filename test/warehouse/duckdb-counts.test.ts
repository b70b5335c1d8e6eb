import type { StructRow } from 'apache-arrow';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { funnelSpecs } from '../funnel/arbitrary-funnel';
import { openDuckDb } from '../duckdb/open-duckdb';
import {
  kinds,
  sameCounts,
  sameFilters,
  sqlValues,
  type Values,
  withDates,
  withSegments,
  type Warehouse,
} from './same-counts';

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

  const some = fc.oneof(...Object.values(kinds).map(funnelSpecs));
  it('in conditions within dates', () => sameCounts(duckDb, withDates(some), Number(process.env.RUNS ?? 80)), 120_000);
  it('in segments', () => sameCounts(duckDb, withSegments(some), Number(process.env.RUNS ?? 80)), 120_000);

  it('in filters of every kind', () => sameFilters(duckDb, Number(process.env.RUNS ?? 150)), 120_000);
});
