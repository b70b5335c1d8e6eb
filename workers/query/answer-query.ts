import { queryRowLimit, type QueryAnswer, type QueryValue } from '../../src/contract/query';
import type { Database } from '../duckdb/database';
import type { Statement } from '../duckdb/statement';
import { name, sql, writtenQuestion } from '../sql/sql';

/** Types whose values Arrow gives as they are. */
const PLAIN = /^(U?(TINY|SMALL|BIG)INT|U?INTEGER|FLOAT|DOUBLE|BOOLEAN|VARCHAR)$/;
/** Sums of whole numbers have these. */
const HUGE = /^U?HUGEINT$/;

/** DuckDB's answer to a question a person wrote. As the text stands in brackets, it can be nothing but a question. */
export async function answerQuery(database: Database, text: string, signal: AbortSignal): Promise<QueryAnswer> {
  const start = performance.now();
  const question = writtenQuestion(text);
  const described = await database.answer(sql`DESCRIBE SELECT * FROM (${question}) AS answer`, signal);
  const columns = described.rows.map(([column, type]) => ({ name: String(column), type: String(type) }));
  const types = columns.map(({ type }) => type);
  const { rows } = await database.answer(inPlainTypes(question, types), signal);
  return {
    columns: columns.map((column) => column.name),
    rows: rows.slice(0, queryRowLimit).map((row) => row.map((value, c) => plainValue(value, types[c]))),
    truncated: rows.length > queryRowLimit,
    milliseconds: performance.now() - start,
  };
}

/** The same rows with all values cast to text that JavaScript has no exact value for. Columns may share a name. */
function inPlainTypes(question: Statement, types: readonly string[]): Statement {
  const names = types.map((_, c) => name(`c${c + 1}`));
  const values = types.map((type, c) => (PLAIN.test(type) ? names[c] : sql`CAST(${names[c]} AS VARCHAR)`));
  return sql`SELECT ${values} FROM (${question}) AS answer(${names}) LIMIT ${queryRowLimit + 1}`;
}

function plainValue(value: unknown, type: string): QueryValue {
  const isSafe = HUGE.test(type) && Number.isSafeInteger(Number(value)) && value !== null;
  return isSafe ? Number(value) : (value as QueryValue);
}
