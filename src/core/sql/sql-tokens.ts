import type { DialectName } from './dialect';

type TokenKind = 'comment' | 'caution' | 'text' | 'name' | 'number' | 'keyword' | 'plain';

/** A piece of SQL text: `plain` is all that is none of the others, spaces and operators among it. */
export interface Token {
  kind: TokenKind;
  text: string;
}

const keywords = new Set(
  (
    'all and as between by case coalesce cross current else end following from group in is join not null nullif on or ' +
    'order over partition preceding recursive row rows select then unbounded union when where with'
  ).split(' '),
);

/** In some dialects a backslash escapes the next letter, in Snowflake in texts alone. */
const escapingTexts: readonly DialectName[] = ['clickhouse', 'bigquery', 'snowflake'];
const escapingNames: readonly DialectName[] = ['clickhouse', 'bigquery'];
/** PostgreSQL's other literals, which DuckDB has too: E'\n' and $tag$…$tag$. */
const postgresLike: readonly DialectName[] = ['duckdb', 'postgresql'];

function quoted(quote: string, dialect: DialectName): string {
  const escapes = (quote === "'" ? escapingTexts : escapingNames).includes(dialect);
  const inner = escapes ? String.raw`(?:[^Q\\]|\\[\s\S]|QQ)*` : '(?:[^Q]|QQ)*';
  return quote + inner.replaceAll('Q', quote) + quote;
}

function textPattern(dialect: DialectName): string {
  if (!postgresLike.includes(dialect)) return quoted("'", dialect);
  const escaping = String.raw`(?<![\p{L}\p{N}_])[eE]'(?:[^'\\]|\\[\s\S]|'')*'`;
  const dollars = String.raw`(?<![\p{L}\p{N}_$])\$(?<tag>(?:[\p{L}_][\p{L}\p{N}_]*)?)\$[\s\S]*?\$\k<tag>\$`;
  return `${escaping}|${quoted("'", dialect)}|${dollars}`;
}

function pattern(dialect: DialectName): RegExp {
  const pieces = [
    String.raw`--[^\n]*|\/\*[\s\S]*?\*\/`,
    textPattern(dialect),
    quoted('"', dialect),
    quoted('`', dialect),
    String.raw`(?<![\p{L}\p{N}_.])\d+(?:\.\d+)?(?![\p{L}\p{N}_])`,
    String.raw`[\p{L}_][\p{L}\p{N}_$]*`,
  ];
  return new RegExp(pieces.join('|'), 'gu');
}

/** SQL as pieces; joined they are the text again. */
export function sqlTokens(sql: string, dialect: DialectName): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of sql.matchAll(pattern(dialect))) {
    const kind = tokenKind(match[0]);
    if (kind === 'plain') continue;
    if (match.index > end) tokens.push({ kind: 'plain', text: sql.slice(end, match.index) });
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < sql.length) tokens.push({ kind: 'plain', text: sql.slice(end) });
  return tokens;
}

function tokenKind(piece: string): TokenKind {
  if (piece.startsWith('-- NOT EXACT')) return 'caution';
  if (/^(--|\/\*)/.test(piece)) return 'comment';
  if (/^([eE]?'|\$)/.test(piece)) return 'text';
  if (/^["`]/.test(piece)) return 'name';
  if (/^\d/.test(piece)) return 'number';
  return keywords.has(piece.toLowerCase()) ? 'keyword' : 'plain';
}
