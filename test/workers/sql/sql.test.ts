import type { DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { arrowRows } from '../../../workers/duckdb/rows';
import { SEALING } from '../../../workers/duckdb/seal';
import type { Statement } from '../../../workers/duckdb/statement';
import { name, sql, type SqlPart } from '../../../workers/sql/sql';
import { openDuckDb } from '../../support/sql/open-duckdb';
import { oddFileText } from '../../support/odd-text';

let connection: DuckDBConnection;

beforeAll(async () => {
  const database = await openDuckDb();
  database.registerFileText('in/log.csv', 'u,e\na,look\nb,buy\n');
  connection = database.connect();
  for (const setting of SEALING) connection.query(setting);
});

/** The first row of the answer. */
function first(statement: Statement): unknown[] {
  return connection.query(statement.text).batches.flatMap(arrowRows)[0];
}

describe('an interpolated value', () => {
  it('comes back as it is, whatever it is', () => {
    const value = fc.oneof(oddFileText, fc.boolean(), fc.integer(), fc.double({ noNaN: true }));
    /** DuckDB has no −0 among whole numbers. */
    const isSame = (found: unknown, it: unknown) => Object.is(found, it) || found === it;
    fc.assert(
      fc.property(value, (it) => isSame(first(sql`SELECT ${it} AS v`)[0], it)),
      // Small numbers of many digits, which DuckDB would take for decimals; a whole number of more than 32 bits.
      { examples: [[-0.000010730872009577111], [1.7976931348623157e308], [5e-324], [-2440170308275876]] },
    );
  });

  it('may be NULL or a list', () => {
    expect(first(sql`SELECT ${null}::INTEGER`)).toEqual([null]);
    const list: SqlPart[] = ["it's", 'b'];
    expect(first(sql`SELECT 'b' IN (${list}), 'c' IN (${list})`)).toEqual([true, false]);
  });

  it('cannot become SQL', () => {
    const text = "'; DROP TABLE t; --";
    expect(sql`SELECT ${text}`.text).toBe("SELECT '''; DROP TABLE t; --'");
  });
});

it('a name may have any characters, and pieces fit into each other', () => {
  const column = name('say "hi"; 客户');
  const piece = sql`SELECT 7 AS ${column}`;
  expect(first(sql`SELECT ${column} + 1 FROM (${piece})`)).toEqual([8]);
});

describe('the seal', () => {
  it('leaves the files registered in its folder readable', () => {
    expect(first(sql`SELECT count(*)::INTEGER FROM read_csv('in/log.csv')`)).toEqual([2]);
  });

  it.each([
    ["SELECT * FROM read_csv('https://example.org/x.csv')"],
    ["COPY (SELECT 1) TO 'https://example.org/x.csv'"],
    ["SELECT * FROM read_csv('/etc/passwd')"],
    ['LOAD icu'],
    ["ATTACH 'https://example.org/x.db'"],
    ['SET enable_external_access = true'],
    ["SET allowed_directories = ['/']"],
  ])('refuses %s', (statement) => {
    expect(() => connection.query(statement)).toThrow();
  });
});
