import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../../support/sql/open-duckdb';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { answerTo } from '../../support/funnel/answer-to';

let database: DuckDBBindings;

beforeAll(async () => {
  database = await openDuckDb();
});

/**
 * Runs as SQL says them: a run begins at every step-1 event and goes on, step by step, at the first later event
 * of the next name inside the window from its start. Counts of users whose deepest run got so far, and the mean
 * seconds to each step over the deepest runs: the first to get there, of those the latest to start.
 */
function funnelQuery(steps: readonly string[], window: number): string {
  const depth = steps.map((name, k) =>
    k === 0
      ? `SELECT u, t AS entry, 1 AS depth, t FROM events WHERE name = '${name}'`
      : `SELECT r.u, r.entry, ${k + 1} AS depth, min(e.t) AS t FROM depth${k} r JOIN events e
         ON e.u = r.u AND e.name = '${name}' AND e.t > r.t AND e.t - r.entry <= ${window} GROUP BY r.u, r.entry`,
  );
  const named = depth.map((query, k) => `depth${k + 1} AS (${query})`);
  const union = steps.map((_, k) => `SELECT * FROM depth${k + 1}`).join(' UNION ALL ');
  return `WITH ${named.join(', ')}, runs AS (${union}),
    last AS (SELECT u, entry, max(depth) AS depth, max(t) AS t FROM runs GROUP BY u, entry),
    best AS (SELECT u, entry FROM last QUALIFY row_number() OVER (PARTITION BY u ORDER BY depth DESC, t, entry DESC) = 1)
    SELECT depth, count(*)::DOUBLE AS n, avg(t - entry)::DOUBLE AS seconds
    FROM runs JOIN best USING (u, entry) GROUP BY depth ORDER BY depth`;
}

function bySql(rows: readonly EventRow[], steps: readonly string[], window: number): [number, number][] {
  const connection = database.connect();
  const values = rows.map(({ user, event, time }) => `('${user}', '${event}', ${time / 1e6})`);
  connection.query('CREATE OR REPLACE TABLE events (u VARCHAR, name VARCHAR, t DOUBLE)');
  if (values.length > 0) connection.query(`INSERT INTO events VALUES ${values.join(',')}`);
  const found = connection.query(funnelQuery(steps, window)).toArray() as { n: number; seconds: number }[];
  connection.close();
  return steps.map((_, k) => (found.length > k ? [found[k].n, found[k].seconds] : [0, 0]));
}

/** Events of some users over an hour, each second at most one event. */
const logs = fc
  .tuple(fc.uniqueArray(fc.nat(3600), { minLength: 0, maxLength: 120 }), fc.infiniteStream(fc.nat(39)))
  .map(([seconds, dice]): EventRow[] =>
    seconds.map((second) => {
      const n = dice.next().value as number;
      return { user: `u${n % 8}`, event: 'abcde'[Math.floor(n / 8)], time: second * 1e6 };
    }),
  );

describe('an ordered funnel', () => {
  it('gives the counts and mean times that DuckDB gives for the same question in SQL', () => {
    const questions = fc.tuple(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 5 }),
      fc.nat(2000),
    );
    const law = (rows: EventRow[], [steps, window]: [string[], number]) => {
      const answer = answerTo(
        'funnel',
        { store: storeOf(rows), timeZone: 'UTC' },
        { spec: specOf(steps, { window: { value: window, unit: 'second' } }) },
      );
      if (!answer.ok) throw new Error(answer.failure.kind);
      const ours = answer.value.groups[0].steps.map((step): [number, number] => [
        step.actors,
        step.fromEntry?.average ?? 0,
      ]);
      const theirs = bySql(rows, steps, window);
      expect(ours.map(([n]) => n)).toEqual(theirs.map(([n]) => n));
      ours.forEach(([, seconds], k) => expect(seconds).toBeCloseTo(theirs[k][1], 5));
    };
    fc.assert(fc.property(logs, questions, law), { numRuns: 25 });
  });
});
