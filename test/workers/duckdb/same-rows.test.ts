import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadText } from '../../support/read/load-text';
import { openDuckDb } from '../../support/sql/open-duckdb';

let database: DuckDBBindings;

beforeAll(async () => {
  database = await openDuckDb();
});

const TIME = '2026-01-01 00:00:00';

/** Counts by user, event and note, as DuckDB reads them, strictly and told everything. */
function readByDuckDb(content: string): Map<string, number> {
  database.registerFileText('log.csv', content);
  const connection = database.connect();
  const columns = ['u', 'e', 't', 'note'].map((name) => `${name}: 'VARCHAR'`).join(', ');
  const rows = connection.query(
    `SELECT u, e, coalesce(note, '') AS note, count(*)::DOUBLE AS n FROM read_csv('log.csv', auto_detect = false,
     header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}}) GROUP BY ALL`,
  );
  const counts = new Map<string, number>();
  for (const row of rows.toArray() as { u: string; e: string; note: string; n: number }[])
    counts.set(JSON.stringify([row.u, row.e, row.note]), row.n);
  connection.close();
  database.dropFile('log.csv');
  return counts;
}

/** The same from the event store, where every user's event has the user's name. */
async function readByUs(content: string): Promise<Map<string, number>> {
  const dataset = await loadText(content);
  await dataset.need(['note']);
  const { store } = dataset;
  const note = store.properties.get('note');
  if (note === undefined) throw new Error('no note');
  const counts = new Map<string, number>();
  for (let i = 0; i < store.size; i++) {
    const name = store.eventNames[store.event[i]];
    const text = note.kind === 'text' ? note.values[note.codes[i]] : String(note.numbers[i]);
    const key = JSON.stringify([name, name, text]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const cell = fc
  .array(fc.constantFrom('a', 'b', '客', '🙂', ',', '"', '\n', '\r\n', ' ', "'", ';', 'x1'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => `t${parts.join('')}`);

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('a well-formed file', () => {
  it('gives the rows that DuckDB reads', async () => {
    const row = fc.record({ name: cell, note: fc.option(cell, { nil: '' }) });
    const file = fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 30 }),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      last: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(file, async ({ rows, lineEnd, last }) => {
        const lines = rows.map(({ name, note }) => [quoted(name), quoted(name), TIME, note && quoted(note)].join(','));
        const content = ['u,e,t,note', ...lines].join(lineEnd) + (last ? lineEnd : '');
        expect(await readByUs(content)).toEqual(readByDuckDb(content));
      }),
      { numRuns: 150 },
    );
  });
});
