import type { DatasetSummary } from '../../core/spec/dataset';
import { eventsTable, queryColumns, type QueryAnswer } from '../../core/spec/query';
import type { WarehouseTable } from '../funnel-sql/names';
import type { WritingOptions } from '../writing-options';

/** The table of the page's own DuckDB, with the events of the open dataset. */
export function localTable({ propertyNames }: DatasetSummary): WarehouseTable {
  return { ...eventsTable, timeUnit: 'timestamp', columns: queryColumns(propertyNames) };
}

/** `numbers`: the properties that hold numbers; null as long as that is not known. */
export function writingOptions(dataset: DatasetSummary, numbers: readonly string[] | null): WritingOptions {
  return {
    dialect: 'duckdb',
    timeZone: dataset.timeZone,
    span: dataset,
    ...(numbers && { numbers: new Set(numbers) }),
  };
}

/** Asks DuckDB which columns hold numbers. */
export const numberColumns = `SELECT column_name FROM duckdb_columns() WHERE table_name = '${eventsTable.name}' AND data_type = 'DOUBLE'`;

/** The properties that hold numbers, by the answer to that. */
export function numbersIn({ rows }: QueryAnswer, { propertyNames }: DatasetSummary): string[] {
  const found = new Set(rows.map(([column]) => column));
  return [...queryColumns(propertyNames)].filter(([, column]) => found.has(column)).map(([property]) => property);
}

/** The properties whose columns a text seems to name: one too many only costs the time of loading it. */
export function propertiesIn(sql: string, { propertyNames }: DatasetSummary): string[] {
  return [...queryColumns(propertyNames)].filter(([, column]) => names(sql, column)).map(([property]) => property);
}

function names(sql: string, column: string): boolean {
  const literal = column.replaceAll('"', '""').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`, 'iu').test(sql);
}
