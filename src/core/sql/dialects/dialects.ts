import type { SqlDialect, DialectName } from '../dialect';
import { bigquery } from './bigquery';
import { clickhouse } from './clickhouse';
import { duckdb } from './duckdb';
import { postgresql } from './postgresql';
import { snowflake } from './snowflake';

export const dialects: Readonly<Record<DialectName, SqlDialect>> = {
  clickhouse,
  duckdb,
  bigquery,
  snowflake,
  postgresql,
};
