import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DialectName } from '../../../../src/core/sql/dialect';
import { dialects } from '../../../../src/core/sql/dialects/dialects';
import { sqlTokens } from '../../../../src/core/sql/sql-tokens';
import { oddText } from '../../../support/odd-text';

const names = Object.keys(dialects) as DialectName[];
const kinds = (sql: string, dialect: DialectName = 'duckdb') =>
  sqlTokens(sql, dialect).flatMap(({ kind, text }) => (text.trim() === '' ? [] : [[kind, text.trim()]]));

describe('the pieces of SQL', () => {
  it('are keywords, names, texts, numbers and comments', () => {
    expect(kinds(`SELECT "user", 'it''s' WHERE n > 9.5 -- done`)).toEqual([
      ['keyword', 'SELECT'],
      ['name', '"user"'],
      ['plain', ','],
      ['text', "'it''s'"],
      ['keyword', 'WHERE'],
      ['plain', 'n >'],
      ['number', '9.5'],
      ['comment', '-- done'],
    ]);
  });

  it('tell a warning from other comments', () => {
    expect(kinds('-- NOT EXACT: so\n-- or so')).toEqual([
      ['caution', '-- NOT EXACT: so'],
      ['comment', '-- or so'],
    ]);
  });

  it('are the text again when joined, whatever it is', () => {
    fc.assert(
      fc.property(oddText, fc.constantFrom(...names), (text, dialect) => {
        const tokens = sqlTokens(text, dialect);
        expect(tokens.map((token) => token.text).join('')).toBe(text);
      }),
    );
  });
});

describe('a text', () => {
  it('goes on behind an escaped quote, as its dialect escapes it', () => {
    expect(kinds(String.raw`'a\' b'`, 'clickhouse')).toEqual([['text', String.raw`'a\' b'`]]);
    expect(kinds(String.raw`'a\' b`, 'duckdb')[0]).toEqual(['text', String.raw`'a\'`]);
    expect(kinds(String.raw`E'a\' b'`, 'duckdb')).toEqual([['text', String.raw`E'a\' b'`]]);
  });

  it('may stand between dollars in DuckDB and PostgreSQL', () => {
    expect(kinds("$$it's -- so$$", 'duckdb')).toEqual([['text', "$$it's -- so$$"]]);
    expect(kinds('$a$ $$ $b$ $a$', 'postgresql')).toEqual([['text', '$a$ $$ $b$ $a$']]);
    expect(kinds('a$1 + b$2')).toEqual([['plain', 'a$1 + b$2']]);
  });

  it('hides comments, and comments hide it', () => {
    expect(kinds("'-- no' -- 'yes'")).toEqual([
      ['text', "'-- no'"],
      ['comment', "-- 'yes'"],
    ]);
    expect(kinds("/* it's\n */ 'x'")).toEqual([
      ['comment', "/* it's\n */"],
      ['text', "'x'"],
    ]);
  });
});

it('a word with a digit or of any script is one word', () => {
  expect(kinds('time_2 + e1 + 客户order')).toEqual([['plain', 'time_2 + e1 + 客户order']]);
});
