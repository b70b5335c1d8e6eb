import { duckDbText } from '../../src/core/text/duckdb-text';
import { Statement } from '../duckdb/statement';

/** What may stand in a statement: a value becomes a literal; a name and a piece of SQL stand as they are. */
export type SqlPart = string | number | boolean | null | Name | Statement | readonly SqlPart[];

/** The name of a table or column, quoted. */
class Name {
  constructor(readonly quoted: string) {}
}

/** A name for use in sql`…`, whatever characters it has. */
export function name(text: string): Name {
  return new Name(`"${text.replaceAll('"', '""')}"`);
}

/**
 * A statement, or a piece of one: sql`SELECT ${name(column)} FROM t WHERE city = ${city}`. An interpolated value is a
 * literal, so no text can end it and go on as SQL; a list becomes a list with commas.
 */
export function sql(texts: TemplateStringsArray, ...parts: readonly SqlPart[]): Statement {
  return new Statement(texts.reduce((text, next, i) => text + written(parts[i - 1]) + next));
}

/** What a person has written in SQL, without the semicolons at its end. Not checked: it may be any statement, or several. */
export function writtenStatement(text: string): Statement {
  return new Statement(text.replace(/[;\s]+$/, ''));
}

/**
 * The same for use in brackets: on lines of its own, so that a comment does not swallow the bracket. Its first line is
 * line 2 of a statement of which all else stands on one line.
 */
export function inLines(written: Statement): Statement {
  return new Statement(`\n${written.text}\n`);
}

function written(part: SqlPart): string {
  if (part === null) return 'NULL';
  if (part instanceof Name) return part.quoted;
  if (part instanceof Statement) return part.text;
  if (typeof part === 'string') return duckDbText(part);
  if (typeof part === 'number') return numberLiteral(part);
  if (typeof part === 'boolean') return part ? 'TRUE' : 'FALSE';
  return part.map(written).join(', ');
}

/** Without an exponent DuckDB reads a decimal and rounds it a second time on its way to a double. */
function numberLiteral(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return Number.isFinite(value) ? `${value.toExponential()}::DOUBLE` : `'${value}'::DOUBLE`;
}
