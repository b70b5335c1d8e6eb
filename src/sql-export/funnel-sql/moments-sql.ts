import type { SqlDialect } from './dialects';
import { any, select, type SqlCte } from './parts';
import type { SqlQuestion } from './question';
import type { Rows } from './source-sql';

/**
 * One row per actor and time: `actor`, `t`, for step k `m`k and for exclusions x `y`x, the number of events that match
 * (an exclusion among tied events does not count), and `tied`, 1 where two or more events matter, one of them as a step.
 */
export function momentParts(question: SqlQuestion, rows: Rows, dialect: SqlDialect): SqlCte[] {
  const { spec, spans, carried } = question;
  const matters = any([...rows.steps, ...rows.spans].map((mark) => `${mark} = 1`));
  const marks = [
    ...rows.steps.map((mark, k) => `sum(${mark}) AS m${k + 1}`),
    ...spans.map((_, x) => `sum(${rows.spans[x]}) AS hits${x + 1}`),
  ];
  const grouped = select({
    columns: [
      actorOf(rows, dialect),
      't',
      ...carried,
      ...marks,
      ...(needsTies(question) ? ['count(*) AS events'] : []),
    ],
    from: rows.from,
    where: [...rows.where, ...(spec.order === 'strict' ? [] : [matters])],
    groupBy: [...rows.keys, 't', ...carried].join(', '),
  });
  const parts = [...rows.parts, { name: 'funnel_moments', sql: grouped }];
  if (!needsTies(question)) return parts;
  const steps = spec.steps.map((_, k) => `m${k + 1}`).join(' + ');
  const tied = `events > 1 AND ${steps} > 0`;
  const sql = select({
    columns: [
      '*',
      `CASE WHEN ${tied} THEN 1 ELSE 0 END AS tied`,
      ...spans.map((_, x) => `CASE WHEN ${tied} THEN 0 ELSE hits${x + 1} END AS y${x + 1}`),
    ],
    from: 'funnel_moments',
  });
  return [...parts, { name: 'funnel_times', sql }];
}

function needsTies({ spec, spans }: SqlQuestion): boolean {
  return spec.order === 'strict' || spans.length > 0;
}

function actorOf({ keys }: Rows, dialect: SqlDialect): string {
  return keys.length === 1 ? keys[0] : `${sessionName(dialect)} AS actor`;
}

/** A session as one value: its user and number. */
export function sessionName({ asText }: SqlDialect): string {
  return `concat(${asText('actor')}, ' ', ${asText('session_number')})`;
}
