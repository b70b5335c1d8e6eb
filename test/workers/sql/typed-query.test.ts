import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duckdb } from '../../../src/core/sql/dialects/duckdb';
import { printSql } from '../../../src/core/sql/print';
import { onOwnLines, typedQuery } from '../../../workers/sql/typed-query';
import { oddText } from '../../support/odd-text';

const trimmed = (text: string) => printSql(typedQuery(text), duckdb);

describe('a typed query loses what ends it', () => {
  it.each([
    ['a semicolon', 'SELECT 1;'],
    ['several semicolons and spaces', 'SELECT 1 ;\n ;\t'],
    ['a comment behind the semicolon', 'SELECT 1; -- note'],
    ['a comment of several lines', 'SELECT 1;\n/* a; note\n of two lines */\n'],
    ['several comments', 'SELECT 1 -- one\n; -- two\n-- three'],
  ])('%s', (_, text) => {
    expect(trimmed(text)).toBe('SELECT 1');
  });

  it('and is nothing where it is nothing but that', () => {
    expect(['', ' ;; ', '-- nothing but words', '/* a */ ; -- b'].map(trimmed)).toEqual(['', '', '', '']);
  });
});

describe('a typed query keeps', () => {
  it.each([
    ['a comment in its midst', 'SELECT 1 -- one\n, 2'],
    ['a text that looks like a comment', "SELECT '; -- no'"],
    ['an escaped quote before it', String.raw`SELECT E'it\'s; -- no'`],
    ['a text between dollars', 'SELECT $$; -- no$$'],
    ['a name that looks like a comment', 'SELECT 1 AS "a; -- b"'],
    ['a second statement', 'SELECT 1; SELECT 2'],
    ['a comment that is not closed, for DuckDB to refuse', 'SELECT 1 /* open'],
    ['a quote that is not closed', "SELECT 'open"],
  ])('%s', (_, text) => {
    expect(trimmed(text)).toBe(text);
  });

  it('its beginning, whatever it is', () => {
    fc.assert(fc.property(oddText, (text) => text.startsWith(trimmed(text))));
  });
});

it('stands on lines of its own in brackets, so that its last comment does not swallow them', () => {
  expect(printSql(onOwnLines(typedQuery('SELECT 1 -- x\n+ 1')), duckdb)).toBe('\nSELECT 1 -- x\n+ 1\n');
});
