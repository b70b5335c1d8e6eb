import { sql, verbatim } from '../../src/core/sql/build';
import type { Expression } from '../../src/core/sql/nodes';

/** What a person has typed, without the semicolons at its end. Not checked: it may be any statement, or several. */
export function typedQuery(text: string): Expression {
  return verbatim(text.replace(/[;\s]+$/, ''));
}

/**
 * The same for use in brackets: on lines of its own, so that a comment does not swallow the bracket. Its first line is
 * line 2 of a statement of which all else stands on one line.
 */
export function onOwnLines(typed: Expression): Expression {
  return sql`\n${typed}\n`;
}
