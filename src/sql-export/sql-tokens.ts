import type { DialectName } from './funnel-sql/names';

type TokenKind = 'comment' | 'caution' | 'text' | 'name' | 'number' | 'keyword' | 'plain';

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

/** In some dialects a backslash takes the next letter as it is, in Snowflake in texts alone. */
const escapingTexts: readonly DialectName[] = ['clickhouse', 'bigquery', 'snowflake'];
const escapingNames: readonly DialectName[] = ['clickhouse', 'bigquery'];

function pattern(dialect: DialectName): RegExp {
  const quoted = (quote: string) => {
    const escapes = (quote === "'" ? escapingTexts : escapingNames).includes(dialect);
    const inner = escapes ? String.raw`(?:[^Q\\]|\\[\s\S]|QQ)*` : '(?:[^Q]|QQ)*';
    return quote + inner.replaceAll('Q', quote) + quote;
  };
  const parts = [
    '--[^\n]*',
    quoted("'"),
    quoted('"'),
    quoted('`'),
    String.raw`\b\d+(?:\.\d+)?\b`,
    String.raw`[A-Za-z_]\w*`,
  ];
  return new RegExp(parts.map((part) => `(${part})`).join('|'), 'g');
}

/** SQL as pieces to colour; joined they are the text again. */
export function sqlTokens(sql: string, dialect: DialectName): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of sql.matchAll(pattern(dialect))) {
    const kind = kindOf(match);
    if (kind === 'plain') continue;
    if (match.index > end) tokens.push({ kind: 'plain', text: sql.slice(end, match.index) });
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < sql.length) tokens.push({ kind: 'plain', text: sql.slice(end) });
  return tokens;
}

function kindOf(match: RegExpExecArray): TokenKind {
  const place = match.slice(1).findIndex((group: string | undefined) => group !== undefined);
  if (place === 0) return match[0].startsWith('-- NOT EXACT') ? 'caution' : 'comment';
  if (place < 4) return place === 1 ? 'text' : 'name';
  if (place === 4) return 'number';
  return keywords.has(match[0].toLowerCase()) ? 'keyword' : 'plain';
}
