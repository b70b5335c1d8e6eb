import { runKeys } from './attribution-sql';
import { bestRunPart, trailingSteps } from './entries-sql';
import type { DialectName } from './names';
import { flag, longAgo, select, type SqlCte } from './parts';
import type { SqlQuestion } from './question';

/**
 * Of an actor's possible runs those that happen one after the other: the first, and from each the first that begins
 * after it is over. That is a walk from run to run: by recursion, in ClickHouse by folding an array.
 */
export function totalsParts(question: SqlQuestion, dialect: DialectName): SqlCte[] {
  if (question.spec.entry === 'first') return [bestRunPart(question)];
  const walk = dialect === 'clickhouse' ? foldedParts(question) : recursiveParts(question);
  return [...walk, { name: 'funnel_runs', sql: runsSql(question) }];
}

/** What is asked of the runs of a walk. */
function walkedColumns(question: SqlQuestion): string[] {
  const { carried, steps } = question;
  const times = trailingSteps(question).map((k) => `done${k + 1}`);
  const keys = question.valuesBy === 'run' ? ['actor', ...runKeys(question)] : [];
  return [...new Set([...keys, ...times, ...carried, ...steps.map((_, k) => `d${k + 1}`)])];
}

/** The runs walked that are not dropped; steps behind the last required one that come after the next run's entry are not theirs. */
function runsSql(question: SqlQuestion): string {
  const trailing = trailingSteps(question);
  const columns = walkedColumns(question).map((column) => {
    const k = trailing.find((step) => column === `d${step + 1}`);
    return k === undefined ? column : `${flag(`${column} = 1 AND done${k + 1} < next_entry`)} AS ${column}`;
  });
  return select({ columns, from: 'funnel_walked', where: ['is_dropped = 0'] });
}

function recursiveParts(question: SqlQuestion): SqlCte[] {
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
  const later = 'funnel_next AS later ON later.actor = funnel_walk.actor AND later.run = funnel_walk.run';
  const following = select({
    columns: ['later.actor', 'later.next_run'],
    from: `funnel_walk JOIN ${later}`,
    where: ['later.is_end = 1', 'later.next_run IS NOT NULL'],
  });
  const walked = select({
    columns: ['funnel_all_runs.*', `coalesce(later.next_run, ${question.never}) AS next_entry`],
    from:
      'funnel_all_runs JOIN funnel_walk ON funnel_walk.actor = funnel_all_runs.actor ' +
      `AND funnel_walk.run = funnel_all_runs.entry JOIN ${later}`,
    where: ['later.is_end = 1'],
  });
  return [
    { name: 'funnel_points', sql: `${entries}\n  UNION ALL\n  ${ends}` },
    { name: 'funnel_next', sql: select({ columns: ['*', `${next} AS next_run`], from: 'funnel_points' }) },
    { name: 'funnel_walk', sql: `${first}\n  UNION ALL\n  ${following}` },
    { name: 'funnel_walked', sql: walked },
  ];
}

function foldedParts(question: SqlQuestion): SqlCte[] {
  const columns = walkedColumns(question);
  const run = `tuple(assumeNotNull(entry), assumeNotNull(over_at), is_dropped, ${columns.join(', ')})`;
  const step = 'if(run.1 > walk.1, tuple(run.2, arrayPushBack(walk.2, run)), walk)';
  const start = `tuple(toInt64(${longAgo}), arraySlice(arraySort(groupArray(${run})), 1, 0))`;
  const folded = `arrayFold((walk, run) -> ${step}, arraySort(groupArray(${run})), ${start}).2 AS runs`;
  const nexts = `arrayPushBack(arrayPopFront(arrayMap(run -> run.1, runs)), ${question.never})`;
  const taken = select({
    columns: [folded, `arrayJoin(arrayZip(runs, ${nexts})) AS run`],
    from: 'funnel_all_runs',
    groupBy: 'actor',
  });
  const walked = select({
    columns: [
      ...columns.map((column, k) => `run.1.${k + 4} AS ${column}`),
      'run.1.3 AS is_dropped',
      'run.2 AS next_entry',
    ],
    from: 'funnel_walk',
  });
  return [
    { name: 'funnel_walk', sql: taken },
    { name: 'funnel_walked', sql: walked },
  ];
}
