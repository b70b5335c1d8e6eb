import { entryTime } from './entry-sql';
import { all, any, flag, frames, select, type SqlCte } from './parts';
import type { SqlQuestion } from './question';

/**
 * Steps in any order: of each entry the number of different steps in its window; the largest counts. Runs lie between
 * exclusions: those parts of an actor's time are its stretches. A run that is open when one with effect `drop` comes is
 * taken away, and the actor with it unless another run is as deep.
 */
export function anyOrderParts(question: SqlQuestion, from: string): SqlCte[] {
  const { steps, spans, window, carried } = question;
  const marks = select({ columns: ['*', `${entryTime(question)} AS entry`], from });
  const inStretch = spans.length === 0 ? frames.fromHere : frames.fromHere.replace('actor', 'actor, stretch');
  const nexts = steps.map((_, k) => `min(CASE WHEN m${k + 1} > 0 THEN t END) OVER (${inStretch}) AS next${k + 1}`);
  const inWindow = (time: string) => (window === null ? `${time} IS NOT NULL` : `${time} - entry <= ${window}`);
  const size = steps.map((_, k) => flag(inWindow(`next${k + 1}`))).join(' + ');
  const sizes = select({ columns: ['*', `${size} AS size`], from: 'funnel_nexts', where: ['entry IS NOT NULL'] });
  return [
    { name: 'funnel_marks', sql: marks },
    ...stretchParts(question),
    {
      name: 'funnel_nexts',
      sql: select({ columns: ['*', ...nexts], from: spans.length === 0 ? 'funnel_marks' : 'funnel_stretches' }),
    },
    { name: 'funnel_sizes', sql: sizes },
    { name: 'funnel_depths', sql: depthsSql(question) },
    {
      name: 'funnel_runs',
      sql: select({
        columns: [...carried, ...steps.map((_, k) => `${flag(`depth >= ${k + 1}`)} AS d${k + 1}`)],
        from: 'funnel_depths',
        where: drops(question) ? ['depth = deepest'] : [],
      }),
    },
  ];
}

function drops({ spans }: SqlQuestion): boolean {
  return spans.some(({ drop }) => drop);
}

/** `stretch` numbers them; `ends` is the exclusion behind a row, and `dropped` the first behind it that drops. */
function stretchParts({ spans }: SqlQuestion): SqlCte[] {
  if (spans.length === 0) return [];
  const excluded = any(spans.map((_, x) => `y${x + 1} > 0`));
  const dropping = any(spans.flatMap(({ drop }, x) => (drop ? [`y${x + 1} > 0`] : [])));
  const next = (condition: string) => `min(CASE WHEN ${condition} THEN t END) OVER (${frames.after})`;
  const columns = [
    '*',
    `sum(${flag(excluded)}) OVER (${frames.upToHere}) AS stretch`,
    `${next(excluded)} AS ends`,
    `${next(dropping)} AS dropped`,
  ];
  return [{ name: 'funnel_stretches', sql: select({ columns, from: 'funnel_marks' }) }];
}

function depthsSql(question: SqlQuestion): string {
  const { steps, window, carried } = question;
  const subject = ['actor', ...carried];
  const hit = all([
    'coalesce(dropped, -1) = coalesce(ends, -2)',
    `size < ${steps.length}`,
    ...(window === null ? [] : [`dropped - entry <= ${window}`]),
  ]);
  const depths = drops(question)
    ? ['max(size) AS deepest', `max(CASE WHEN ${hit} THEN NULL ELSE size END) AS depth`]
    : ['max(size) AS depth'];
  return select({ columns: [...subject, ...depths], from: 'funnel_sizes', groupBy: subject.join(', ') });
}
