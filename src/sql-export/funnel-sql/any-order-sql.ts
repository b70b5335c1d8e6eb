import { all, any, as, caseWhen, flag, frames, nth, reference, select, sql, plus, when } from '../../core/sql/build';
import type { Cte, Expression, Query } from '../../core/sql/nodes';
import { entryTime } from './entry-sql';
import type { SqlQuestion } from './question';
import { exclusionHits } from './exclusions-sql';
import { nextTime, overMoments } from './windows';

/**
 * Steps in any order: of each entry the number of different steps in its window; the largest counts. Runs lie between
 * exclusions, which cut an actor's time into stretches. A run still open when an exclusion with effect `drop` comes does
 * not count, nor does its actor unless another run is as deep.
 */
export function anyOrderCtes(question: SqlQuestion, from: string): Cte[] {
  const { steps, spans, actorColumns } = question;
  const marks = select({ columns: [sql`*`, sql`${entryTime(question)} AS entry`], from: reference(from) });
  const stretches = spans.length === 0 ? [] : [stretchCte(question)];
  return [
    { name: 'funnel_marks', query: marks },
    ...stretches,
    { name: 'funnel_nexts', query: nextsSql(question, stretches[0]?.name ?? 'funnel_marks') },
    { name: 'funnel_sizes', query: sizesSql(question) },
    { name: 'funnel_depths', query: anyOrderDepthsSql(question) },
    {
      name: 'funnel_runs',
      query: select({
        columns: [...actorColumns, ...steps.map((_, k) => as(flag(sql`depth >= ${k + 1}`), nth('d', k)))],
        from: reference('funnel_depths'),
        where: drops(question) ? [sql`depth = deepest`] : [],
      }),
    },
  ];
}

function drops({ spans }: SqlQuestion): boolean {
  return spans.some(({ drop }) => drop);
}

/** `stretch` numbers them; `ends` is the time of the next exclusion, and `dropped` of the next that drops. */
function stretchCte({ spans }: SqlQuestion): Cte {
  const excluded = any(exclusionHits(spans, null));
  const dropping = any(exclusionHits(spans, true));
  const columns = [
    sql`*`,
    sql`${overMoments(sql`sum(${flag(excluded)})`, frames.upToHere)} AS stretch`,
    sql`${nextTime(excluded)} AS ends`,
    sql`${nextTime(dropping)} AS dropped`,
  ];
  return { name: 'funnel_stretches', query: select({ columns, from: reference('funnel_marks') }) };
}

/** `next`k is when step k comes next in the row's stretch, the row itself included. */
function nextsSql({ steps, spans }: SqlQuestion, from: string): Query {
  const within = spans.length === 0 ? [] : [sql`stretch`];
  const nexts = steps.map((_, k) => {
    const time = when(sql`${nth('m', k)} > 0`, sql`t`);
    return as(overMoments(sql`min(${time})`, frames.fromHere, within), nth('next', k));
  });
  return select({ columns: [sql`*`, ...nexts], from: reference(from) });
}

/** By entry, the number of steps that come within its window. */
function sizesSql({ steps, window }: SqlQuestion): Query {
  const inWindow = (time: Expression) =>
    window === null ? sql`${time} IS NOT NULL` : sql`${time} - entry <= ${window}`;
  const size = plus(steps.map((_, k) => flag(inWindow(nth('next', k)))));
  return select({
    columns: [sql`*`, sql`${size} AS size`],
    from: reference('funnel_nexts'),
    where: [sql`entry IS NOT NULL`],
  });
}

function anyOrderDepthsSql(question: SqlQuestion): Query {
  const { steps, window, actorColumns } = question;
  const subject = [sql`actor`, ...actorColumns];
  const isDropped = all([
    sql`coalesce(dropped, -1) = coalesce(ends, -2)`,
    sql`size < ${steps.length}`,
    ...(window === null ? [] : [sql`dropped - entry <= ${window}`]),
  ]);
  const kept = caseWhen([[isDropped, sql`NULL`]], sql`size`);
  const depths = drops(question) ? [sql`max(size) AS deepest`, sql`max(${kept}) AS depth`] : [sql`max(size) AS depth`];
  return select({ columns: [...subject, ...depths], from: reference('funnel_sizes'), groupBy: subject });
}
