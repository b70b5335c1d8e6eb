import type { StructRow } from 'apache-arrow';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { openDuckDb } from '../duckdb/open-duckdb';
import { funnelSpecs } from '../funnel/arbitrary-funnel';
import { specOf } from '../funnel/spec-of';
import type { EventRow } from '../funnel/store-of';
import { kinds, parted, switched } from './arbitrary-switches';
import { sameCounts, sameFilters, sameSums, sqlValues, type Values, type Warehouse } from './same-counts';

type Connection = ReturnType<Awaited<ReturnType<typeof openDuckDb>>['connect']>;

let connection: Connection;

beforeAll(async () => {
  connection = (await openDuckDb()).connect();
});

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
    it(`in ${name}`, () => sameCounts(duckDb, funnelSpecs(allowed), { numRuns: Number(process.env.RUNS ?? 40) }));
  }

  for (const [name, specs] of Object.entries(switched)) {
    it(`in ${name}`, () => sameCounts(duckDb, specs, { numRuns: Number(process.env.RUNS ?? 60) }));
  }

  it('where an event that carries another value comes at the moment of the first entry', () => {
    const spec = specOf(['b', 'c'], { entry: 'first', holdConstant: ['q'] });
    const tied: EventRow[] = [
      { user: 'u', event: 'c', time: 5, props: { q: 12.25 } },
      { user: 'u', event: 'b', time: 5, props: { q: 2 } },
    ];
    return sameCounts(duckDb, fc.constant(spec), { numRuns: 1, examples: [[tied, spec, 'UTC']] });
  });

  it('in filters of every kind', () => sameFilters(duckDb, Number(process.env.RUNS ?? 150)));
});

it('groups by values that are not those of the runs part all actors', () =>
  sameSums(duckDb, parted, Number(process.env.RUNS ?? 60)));
