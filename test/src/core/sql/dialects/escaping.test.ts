import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, name, select, sql, subquery } from '../../../../../src/core/sql/build';
import type { DialectName } from '../../../../../src/core/sql/dialect';
import { dialects } from '../../../../../src/core/sql/dialects/dialects';
import type { SqlNode } from '../../../../../src/core/sql/nodes';
import { printSql } from '../../../../../src/core/sql/print';
import { sqlTokens } from '../../../../../src/core/sql/sql-tokens';
import { inUtf8, oddText } from '../../../../support/odd-text';
import { clickHouse18, currentEngines, type SqlEngine } from '../../../../support/sql/engines';
import { hostileText } from '../../../../support/sql/hostile';

const dialectNames = Object.keys(dialects) as DialectName[];

describe('quotes', () => {
  const quote = String.raw`it's "so" \ ${'`'}`;

  it.each<[DialectName, string, string]>([
    ['duckdb', String.raw`'it''s "so" \ ${'`'}'`, String.raw`"it's ""so"" \ ${'`'}"`],
    ['postgresql', String.raw`'it''s "so" \ ${'`'}'`, String.raw`"it's ""so"" \ ${'`'}"`],
    ['snowflake', String.raw`'it''s "so" \\ ${'`'}'`, String.raw`"it's ""so"" \ ${'`'}"`],
    ['bigquery', String.raw`'it\'s "so" \\ ${'`'}'`, '`it\'s "so" \\\\ \\``'],
    ['clickhouse', String.raw`'it\'s "so" \\ ${'`'}'`, '`it\'s "so" \\\\ \\``'],
  ])('are escaped in the way of %s', (dialect, text, column) => {
    expect(printSql(literal(quote), dialects[dialect])).toBe(text);
    expect(printSql(name(quote), dialects[dialect])).toBe(column);
  });

  it('BigQuery and ClickHouse write line ends and NUL by their escapes', () => {
    for (const dialect of [dialects.bigquery, dialects.clickhouse])
      expect(dialect.quoteText('a\nb\r\0')).toBe(String.raw`'a\nb\r\x00'`);
  });

  it('DuckDB joins a NUL in, Snowflake escapes it, and PostgreSQL, which has none, replaces it', () => {
    expect(dialects.duckdb.quoteText("a\0'")).toBe("('a' || chr(0) || '''')");
    expect(dialects.snowflake.quoteText('a\0')).toBe(String.raw`'a\x00'`);
    expect(dialects.postgresql.quoteText('a\0')).toBe("'a\ufffd'");
    expect(dialects.postgresql.quoteName('a\0')).toBe('"a␀"');
  });
});

it.each(dialectNames)('any text is one literal, and one name, of %s', (dialect) => {
  const { quoteText, quoteName } = dialects[dialect];
  fc.assert(
    fc.property(oddText, (odd) => {
      const others = sqlTokens(quoteText(odd), dialect).filter(({ kind }) => kind !== 'text');
      const plain = others.map((token) => token.text).join('');
      // DuckDB puts a NUL between two literals.
      expect(plain.replaceAll(/chr\(0\)|[ ()|]/g, '')).toBe('');
      expect(sqlTokens(quoteName(odd), dialect).map(({ kind }) => kind)).toEqual(['name']);
      expect(quoteText(odd) + quoteName(odd)).not.toContain('\0');
    }),
    { examples: [["a\0'; DROP TABLE events; --"], ['\ufeff'], ['\\'], [hostileText]] },
  );
});

describe.each([...currentEngines, ...clickHouse18])('$name', ({ dialect, open }) => {
  let engine: SqlEngine;
  const ask = (node: SqlNode) => engine.ask(printSql(node, dialects[dialect]));

  beforeAll(async () => {
    engine = await open();
  });

  afterAll(() => engine.stop());

  it('reads a text as it was', async () => {
    const kept = (text: string) => (dialect === 'postgresql' ? text.replaceAll('\0', '\ufffd') : text);
    await fc.assert(
      fc.asyncProperty(oddText, async (odd) => {
        expect(await ask(sql`SELECT ${literal(odd)} AS v`)).toEqual([[inUtf8(kept(odd))]]);
      }),
      { numRuns: 40, examples: [[hostileText], ["a\0'; --"], ['\\'], ['\ufeffx']] },
    );
  });

  it('finds a column by its name, whatever that is', async () => {
    const named = oddText.filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(named, async (odd) => {
        const column = name(odd);
        const seven = select({ columns: [sql`7 AS ${column}`], from: null });
        const query = select({ columns: [sql`${column} + 1 AS n`], from: subquery(seven, 'one') });
        expect((await ask(query)).map(([n]) => Number(n))).toEqual([8]);
      }),
      { numRuns: 40, examples: [[hostileText], ['"'], ['\\'], ['`']] },
    );
  });
});
