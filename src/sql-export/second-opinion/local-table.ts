import type { DatasetSummary } from '../../core/spec/dataset';
import { eventsTable, queryColumns, type QueryAnswer } from '../../core/spec/query';
import { literal, sql } from '../../core/sql/build';
import { duckdb } from '../../core/sql/dialects/duckdb';
import { printSql } from '../../core/sql/print';
import { sqlTokens, type Token } from '../../core/sql/sql-tokens';
import type { SqlTable } from '../funnel-sql/names';
import type { WritingOptions } from '../writing-options';

/** The table of the page's own DuckDB, with the events of the open dataset. */
export function localTable({ propertyNames }: DatasetSummary): SqlTable {
  return { ...eventsTable, timeUnit: 'timestamp', columns: queryColumns(propertyNames) };
}

/** `numbers`: the properties that hold numbers; null until that is known. */
export function writingOptions(dataset: DatasetSummary, numbers: readonly string[] | null): WritingOptions {
  return {
    dialect: 'duckdb',
    timeZone: dataset.timeZone,
    span: dataset,
    ...(numbers && { numbers: new Set(numbers) }),
  };
}

/** SQL for the columns that hold numbers. */
export const numberColumns = printSql(
  sql`SELECT column_name FROM duckdb_columns() WHERE table_name = ${literal(eventsTable.name)} AND data_type = 'DOUBLE'`,
  duckdb,
);

/** The properties that hold numbers, by the answer to `numberColumns`. */
export function numbersIn({ rows }: QueryAnswer, { propertyNames }: DatasetSummary): string[] {
  const found = new Set(rows.map(([column]) => column));
  return [...queryColumns(propertyNames)].filter(([, column]) => found.has(column)).map(([property]) => property);
}

/**
 * The properties whose columns SQL typed by a person seems to name, by its words and quoted names, and by its texts, as
 * `COLUMNS('price')` does: one too many only costs the time of loading it.
 */
export function propertiesNamed(typed: string, { propertyNames }: DatasetSummary): string[] {
  const tokens = sqlTokens(typed, 'duckdb');
  const names = new Set(tokens.flatMap(namesIn));
  const texts = tokens.filter(({ kind }) => kind === 'text').map(({ text }) => text.toLowerCase());
  return [...queryColumns(propertyNames)].flatMap(([property, column]) => {
    const name = column.toLowerCase();
    return names.has(name) || texts.some((text) => text.includes(name)) ? [property] : [];
  });
}

/** DuckDB's names are the same in upper and lower case. */
function namesIn({ kind, text }: Token): string[] {
  const lower = text.toLowerCase();
  if (kind === 'name') return [lower.slice(1, -1).replaceAll('""', '"')];
  return kind === 'plain' || kind === 'keyword' ? (lower.match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []) : [];
}
