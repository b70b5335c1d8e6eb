import { runKeys } from './attribution-sql';
import type { DialectName } from './names';
import { longAgo, select, type Part } from './parts';
import type { Question } from './question';

/**
 * Of an actor's possible runs those that happen one after the other: the first, and from each the first that begins
 * after it is over. That is a walk from run to run: by recursion, in ClickHouse by folding an array.
 */
export function totalsParts(question: Question, dialect: DialectName): Part[] {
  const key = question.valuesBy === 'run' ? ['actor', ...runKeys(question)] : [];
  const done = [...key, ...question.carried, ...question.steps.map((_, k) => `d${k + 1}`)];
  if (question.spec.entry === 'first') return [runsPart(done, 'funnel_all_runs')];
  return dialect === 'clickhouse' ? foldedParts(done) : recursiveParts(done);
}

function runsPart(columns: string[], from: string): Part {
  return { name: 'funnel_runs', sql: select({ columns, from, where: ['is_dropped = 0'] }) };
}

function recursiveParts(done: string[]): Part[] {
  const entries = select({
    columns: ['actor', 'entry AS placed', '0 AS is_end', 'entry AS run'],
    from: 'funnel_all_runs',
  });
  const ends = select({
    columns: ['actor', 'over_at AS placed', '1 AS is_end', 'entry AS run'],
    from: 'funnel_all_runs',
  });
  const next =
    'min(CASE WHEN is_end = 0 THEN placed END) OVER (PARTITION BY actor ORDER BY placed, is_end ' +
    'ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)';
  const first = select({ columns: ['actor', 'min(entry) AS run'], from: 'funnel_all_runs', groupBy: 'actor' });
  const following = select({
    columns: ['later.actor', 'later.next_run'],
    from:
      'funnel_walk JOIN funnel_next AS later ON later.actor = funnel_walk.actor ' + 'AND later.run = funnel_walk.run',
    where: ['later.is_end = 1', 'later.next_run IS NOT NULL'],
  });
  return [
    { name: 'funnel_points', sql: `${entries}\n  UNION ALL\n  ${ends}` },
    { name: 'funnel_next', sql: select({ columns: ['*', `${next} AS next_run`], from: 'funnel_points' }) },
    { name: 'funnel_walk', sql: `${first}\n  UNION ALL\n  ${following}` },
    runsPart(
      done.map((column) => (column === 'actor' ? 'funnel_all_runs.actor AS actor' : column)),
      'funnel_all_runs JOIN funnel_walk ON funnel_walk.actor = funnel_all_runs.actor ' +
        'AND funnel_walk.run = funnel_all_runs.entry',
    ),
  ];
}

function foldedParts(done: string[]): Part[] {
  const run = `tuple(assumeNotNull(entry), assumeNotNull(over_at), is_dropped, ${done.join(', ')})`;
  const step = 'if(run.1 > walk.1, tuple(run.2, arrayPushBack(walk.2, run)), walk)';
  const start = `tuple(toInt64(${longAgo}), arraySlice(arraySort(groupArray(${run})), 1, 0))`;
  const walked = `arrayFold((walk, run) -> ${step}, arraySort(groupArray(${run})), ${start}).2`;
  const taken = select({ columns: [`arrayJoin(${walked}) AS run`], from: 'funnel_all_runs', groupBy: 'actor' });
  return [
    { name: 'funnel_walk', sql: taken },
    {
      name: 'funnel_runs',
      sql: select({
        columns: done.map((column, k) => `run.${k + 4} AS ${column}`),
        from: 'funnel_walk',
        where: ['run.3 = 0'],
      }),
    },
  ];
}
