import type { StructRow } from 'apache-arrow';
import { beforeAll, describe } from 'vitest';
import { openDuckDb } from '../../../support/sql/open-duckdb';
import { countLaws } from '../../../support/sql/count-laws';
import { sqlValues, type Values } from '../../../support/sql/same-counts';

type Connection = ReturnType<Awaited<ReturnType<typeof openDuckDb>>['connect']>;

let connection: Connection;

beforeAll(async () => {
  connection = (await openDuckDb()).connect();
});

describe('the DuckDB text counts what the kernel counts', () => {
  countLaws({
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
  });
});
