import { as, flag, frames, join, listOf, nth, over, reference, select, sql, union, when } from '../../core/sql/build';
import { endOfTime } from '../../core/sql/functions';
import type { Cte, Expression, Query } from '../../core/sql/nodes';
import { runKeys } from './attribution-sql';
import { bestRunCte, trailingSteps } from './entries-sql';
import type { SqlQuestion } from './question';
import { longAgo } from './windows';

/**
 * Of an actor's possible runs those that happen one after the other: the first, and from each the first that begins
 * after it is over. That is a walk from run to run: by recursion, in ClickHouse by folding an array.
 */
export function totalsCtes(question: SqlQuestion): Cte[] {
  if (question.spec.entry === 'first') return [bestRunCte(question)];
  const walk = question.dialect === 'clickhouse' ? foldedCtes(question) : recursiveCtes();
  return [...walk, { name: 'funnel_runs', query: totalRunsSql(question) }];
}

/** What later queries read of the runs of a walk: times of its last optional steps, and whether it did each step. */
interface WalkedColumns {
  others: Expression[];
  done: Expression[];
}

function walkedColumns(question: SqlQuestion): WalkedColumns {
  const { actorColumns, steps, valuesBy } = question;
  const keys = valuesBy === 'run' ? [sql`actor`, ...runKeys(question)] : [];
  const times = valuesBy === 'run' ? [] : trailingSteps(question).map((k) => nth('done', k));
  return { others: [...keys, ...times, ...actorColumns], done: steps.map((_, k) => nth('d', k)) };
}

/** The runs walked and not dropped, without optional steps behind the last required one that come after the next entry. */
function totalRunsSql(question: SqlQuestion): Query {
  const trailing = trailingSteps(question);
  const { others, done } = walkedColumns(question);
  const steps = done.map((column, k) =>
    trailing.includes(k) ? as(flag(sql`${column} = 1 AND ${nth('done', k)} < next_entry`), column) : column,
  );
  return select({ columns: [...others, ...steps], from: reference('funnel_walked'), where: [sql`is_dropped = 0`] });
}

/**
 * `funnel_points` are the entries and ends of all runs in one order of time; `next_run` of an end is the first entry
 * from there on.
 */
function recursiveCtes(): Cte[] {
  const allRuns = reference('funnel_all_runs');
  const points = union([
    select({ columns: [sql`actor`, sql`entry AS placed`, sql`0 AS is_end`, sql`entry AS run`], from: allRuns }),
    select({ columns: [sql`actor`, sql`over_at AS placed`, sql`1 AS is_end`, sql`entry AS run`], from: allRuns }),
  ]);
  const next = over(sql`min(${when(sql`is_end = 0`, sql`placed`)})`, {
    partitionBy: [sql`actor`],
    orderBy: [sql`placed`, sql`is_end`],
    frame: frames.fromHere,
  });
  const later = reference('funnel_next', 'later');
  const walk = reference('funnel_walk');
  const ofRun = sql`later.actor = funnel_walk.actor AND later.run = funnel_walk.run`;
  const first = select({ columns: [sql`actor`, sql`min(entry) AS run`], from: allRuns, groupBy: [sql`actor`] });
  const following = select({
    columns: [sql`later.actor`, sql`later.next_run`],
    from: join(walk, later, ofRun),
    where: [sql`later.is_end = 1`, sql`later.next_run IS NOT NULL`],
  });
  const isWalked = sql`funnel_walk.actor = funnel_all_runs.actor AND funnel_walk.run = funnel_all_runs.entry`;
  const walked = select({
    columns: [sql`funnel_all_runs.*`, sql`coalesce(later.next_run, ${endOfTime}) AS next_entry`],
    from: join(join(allRuns, walk, isWalked), later, ofRun),
    where: [sql`later.is_end = 1`],
  });
  return [
    { name: 'funnel_points', query: points },
    {
      name: 'funnel_next',
      query: select({ columns: [sql`*`, sql`${next} AS next_run`], from: reference('funnel_points') }),
    },
    { name: 'funnel_walk', query: union([first, following]) },
    { name: 'funnel_walked', query: walked },
  ];
}

/** A run is a tuple: entry, end, whether it is dropped, then the columns; a walk is the last run's end and its runs. */
function foldedCtes(question: SqlQuestion): Cte[] {
  const { others, done } = walkedColumns(question);
  const columns = [...others, ...done];
  const run = sql`tuple(assumeNotNull(entry), assumeNotNull(over_at), is_dropped, ${listOf(columns)})`;
  const runs = sql`arraySort(groupArray(${run}))`;
  const step = sql`if(run.1 > walk.1, tuple(run.2, arrayPushBack(walk.2, run)), walk)`;
  const start = sql`tuple(toInt64(${longAgo}), arraySlice(${runs}, 1, 0))`;
  const nexts = sql`arrayPushBack(arrayPopFront(arrayMap(run -> run.1, runs)), ${endOfTime})`;
  const walk = select({
    columns: [
      sql`arrayFold((walk, run) -> ${step}, ${runs}, ${start}).2 AS runs`,
      sql`arrayJoin(arrayZip(runs, ${nexts})) AS run`,
    ],
    from: reference('funnel_all_runs'),
    groupBy: [sql`actor`],
  });
  const walked = select({
    columns: [
      ...columns.map((column, i) => sql`run.1.${i + 4} AS ${column}`),
      sql`run.1.3 AS is_dropped`,
      sql`run.2 AS next_entry`,
    ],
    from: reference('funnel_walk'),
  });
  return [
    { name: 'funnel_walk', query: walk },
    { name: 'funnel_walked', query: walked },
  ];
}
