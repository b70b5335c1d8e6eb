import { maxValueBytes, maxQueryRows, type QueryAnswer, type QueryValue } from '../../src/core/spec/query';
import { literal, nth, sql } from '../../src/core/sql/build';
import type { Expression } from '../../src/core/sql/nodes';
import type { Database } from '../duckdb/database';
import { DatabaseError } from '../duckdb/duckdb-thread';
import { onOwnLines, typedQuery } from './typed-query';

/** Types whose values Arrow gives as they are. */
const PLAIN = /^(U?(TINY|SMALL|BIG)INT|U?INTEGER|FLOAT|DOUBLE|BOOLEAN)$/;
/** Sums of whole numbers have these. */
const HUGE = /^U?HUGEINT$/;
/** DuckDB's messages for a text of two statements, and of none. */
const NOT_ONE = /Cannot prepare multiple statements|No statement to prepare/;
/** The error of our own statement where a value is longer than is shown. */
const TOO_LONG = 'a value is too long to be shown';

/** The text is not one question: it has several statements, none, or one that changes something. */
export class NotOneQuestion extends Error {}

/** An answer with a value longer than `maxValueBytes`. */
export class ValueTooLong extends Error {}

/**
 * DuckDB's answer to a question that a person has typed. Rejects with NotOneQuestion, ValueTooLong, or a DatabaseError
 * with DuckDB's message.
 */
export async function answerQuery(database: Database, text: string, signal: AbortSignal): Promise<QueryAnswer> {
  const start = performance.now();
  const typed = typedQuery(text);
  await checkQuestion(database, typed, signal);
  try {
    return { ...(await answerTo(database, onOwnLines(typed), signal)), milliseconds: performance.now() - start };
  } catch (thrown) {
    if (!(thrown instanceof DatabaseError)) throw thrown;
    if (thrown.message.includes(TOO_LONG)) throw new ValueTooLong(TOO_LONG, { cause: thrown });
    throw new DatabaseError(thrown.reason, inOwnLines(thrown.message));
  }
}

/**
 * Rejects all but a single query. DuckDB prepares no text of several statements, and only a query can stand in brackets
 * after FROM. The text is checked alone too: it could close the bracket and go on as another statement.
 */
async function checkQuestion(database: Database, typed: Expression, signal: AbortSignal): Promise<void> {
  const inBrackets = await refusal(database, sql`SELECT * FROM (${onOwnLines(typed)}) AS answer`, signal);
  // Its message about the text alone counts the person's own lines.
  const alone = await refusal(database, typed, signal);
  if (alone !== null && !NOT_ONE.test(alone)) throw new DatabaseError('refused', alone);
  if (alone !== null || inBrackets !== null) throw new NotOneQuestion();
}

/** Why DuckDB would not run a statement; null where it would. */
async function refusal(database: Database, statement: Expression, signal: AbortSignal): Promise<string | null> {
  try {
    await database.check(statement, signal);
    return null;
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof DatabaseError && thrown.reason === 'refused') return thrown.message;
    throw thrown;
  }
}

async function answerTo(
  database: Database,
  question: Expression,
  signal: AbortSignal,
): Promise<Omit<QueryAnswer, 'milliseconds'>> {
  const described = await database.answer(sql`DESCRIBE SELECT * FROM (${question}) AS answer`, signal);
  const columns = described.rows.map(([column, type]) => ({ name: String(column), type: String(type) }));
  const types = columns.map(({ type }) => type);
  const { rows } = await database.answer(inPlainTypes(question, types), signal);
  return {
    columns: columns.map((column) => column.name),
    rows: rows.slice(0, maxQueryRows).map((row) => row.map((value, c) => plainValue(value, types[c]))),
    truncated: rows.length > maxQueryRows,
  };
}

/** The same rows, with values cast to text where JavaScript has no exact value for them. Columns may share a name. */
function inPlainTypes(question: Expression, types: readonly string[]): Expression {
  const columns = types.map((_, c) => nth('c', c));
  const values = types.map((type, c) =>
    PLAIN.test(type) ? columns[c] : shortEnough(sql`CAST(${columns[c]} AS VARCHAR)`),
  );
  return sql`SELECT ${values} FROM (${question}) AS answer(${columns}) LIMIT ${maxQueryRows + 1}`;
}

/** A text, or an error where it is so long that the page would take minutes to show it. */
function shortEnough(text: Expression): Expression {
  return sql`CASE WHEN strlen(${text}) > ${maxValueBytes} THEN error(${literal(TOO_LONG)}) ELSE ${text} END`;
}

function plainValue(value: unknown, type: string): QueryValue {
  const isSafe = HUGE.test(type) && Number.isSafeInteger(Number(value)) && value !== null;
  return isSafe ? Number(value) : (value as QueryValue);
}

/** DuckDB counts the line before the person's text too. */
function inOwnLines(message: string): string {
  return message.replace(/^LINE (\d+):/gm, (_, line: string) => `LINE ${Number(line) - 1}:`);
}
