import { sql, verbatim } from '../../src/core/sql/build';
import type { Expression } from '../../src/core/sql/nodes';
import { sqlTokens } from '../../src/core/sql/sql-tokens';

/**
 * What a person has typed, without the semicolons and comments at its end, which would not do in brackets. Not checked: it
 * may be any statement, or several.
 */
export function typedQuery(text: string): Expression {
  let end = text.length;
  for (const token of sqlTokens(text, 'duckdb').reverse()) {
    const rest = token.kind === 'comment' || token.kind === 'caution' ? '' : token.text.replace(/[;\s]+$/, '');
    if (token.kind !== 'plain' && rest !== '') break;
    end -= token.text.length - rest.length;
    if (rest !== '') break;
  }
  return verbatim(text.slice(0, end));
}

/**
 * The same for use in brackets: on lines of its own, so that a comment does not swallow the bracket. Its first line is
 * line 2 of a statement of which all else stands on one line.
 */
export function onOwnLines(typed: Expression): Expression {
  return sql`\n${typed}\n`;
}
