import { any, as, flag, nth, reference, select, sql, plus } from '../../core/sql/build';
import { asText } from '../../core/sql/functions';
import type { Cte } from '../../core/sql/nodes';
import { untiedColumns } from './exclusions-sql';
import type { SqlQuestion } from './question';
import type { Rows } from './source-sql';

/**
 * One row per actor and time: `actor`, `t`, and the number of events that match step k (`m`k) and exclusions x (`y`x).
 * `tied` is 1 where several events have the time, one of them of a step: then exclusions do not count.
 */
export function momentCtes(question: SqlQuestion, rows: Rows): Cte[] {
  const { spec, spans, steps, actorColumns } = question;
  const matters = any([...rows.steps, ...rows.spans].map((mark) => sql`${mark} = 1`));
  const counted = select({
    columns: [
      rows.keys.length === 1 ? rows.keys[0] : sql`${sessionName} AS actor`,
      sql`t`,
      ...actorColumns,
      ...rows.steps.map((mark, k) => as(sql`sum(${mark})`, nth('m', k))),
      ...rows.spans.map((mark, x) => as(sql`sum(${mark})`, nth('hits', x))),
      ...(needsTies(question) ? [sql`count(*) AS events`] : []),
    ],
    from: rows.from,
    where: [...rows.where, ...(spec.order === 'strict' ? [] : [matters])],
    groupBy: [...rows.keys, sql`t`, ...actorColumns],
  });
  const ctes: Cte[] = [...rows.ctes, { name: 'funnel_moments', query: counted }];
  if (!needsTies(question)) return ctes;
  const tied = sql`events > 1 AND ${plus(steps.map((_, k) => nth('m', k)))} > 0`;
  const query = select({
    columns: [sql`*`, sql`${flag(tied)} AS tied`, ...untiedColumns(spans, tied)],
    from: reference('funnel_moments'),
  });
  return [...ctes, { name: 'funnel_times', query }];
}

function needsTies({ spec, spans }: SqlQuestion): boolean {
  return spec.order === 'strict' || spans.length > 0;
}

/** A session as one value: its user and number. */
export const sessionName = sql`concat(${asText(sql`actor`)}, ' ', ${asText(sql`session_number`)})`;
