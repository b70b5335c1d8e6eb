import { holds, segmentsOf } from './conditions';
import type { Dialect } from './dialects';
import { select } from './parts';
import type { Question } from './question';

/** What a row of the result is, for the text's first line. */
export function rowsAre({ spec }: Question): string {
  return segmentsOf(spec).length > 0 ? 'One row per segment and step.' : 'One row per step.';
}

/** Actors by step, from one pass over the runs of each group. */
export function resultSql(question: Question, dialect: Dialect): string {
  const { steps } = question;
  const { text } = dialect;
  const names = steps.map(
    ({ label, events }, k) => `SELECT ${k + 1} AS step, ${text(label === '' ? events.join(' / ') : label)} AS name`,
  );
  const pick = steps.map((_, k) => `WHEN steps.step = ${k + 1} THEN totals.n${k + 1}`);
  const { columns, totals, order } = totalsOf(question, dialect);
  const grouped = columns.map((column) => `totals.${column} AS ${column}, `).join('');
  return [
    `SELECT ${grouped}steps.step AS step, steps.name AS name, CASE ${pick.join(' ')} END AS actors`,
    `FROM (\n  ${names.join('\n  UNION ALL ')}\n) AS steps`,
    `CROSS JOIN (${totals}) AS totals`,
    `ORDER BY ${[...order, 'step'].join(', ')}`,
  ].join('\n');
}

/** `n`k actors that did step k, and `columns` that tell the groups, in `order`. */
interface Totals {
  columns: string[];
  totals: string;
  order: string[];
}

function totalsOf(question: Question, dialect: Dialect): Totals {
  const sums = question.steps.map((_, k) => `coalesce(sum(d${k + 1}), 0) AS n${k + 1}`);
  if (segmentsOf(question.spec).length === 0) {
    return { columns: [], totals: `SELECT ${sums.join(', ')} FROM funnel_runs`, order: [] };
  }
  return { columns: ['segment'], totals: segmentTotals(question, sums, dialect), order: ['totals.place'] };
}

/** All actors, then those of each segment: an actor may be in several. */
function segmentTotals({ spec, conditions }: Question, sums: readonly string[], { text }: Dialect): string {
  const totals = segmentsOf(spec).map(({ label }, place) =>
    select({
      columns: [`${place + 1} AS place`, `${text(label)} AS segment`, ...sums],
      from: 'funnel_runs',
      where: conditions.filter(({ segment }) => segment === place).map(holds),
    }),
  );
  const all = select({ columns: ['0 AS place', `${text('all')} AS segment`, ...sums], from: 'funnel_runs' });
  return `\n  ${[all, ...totals].join('\n  UNION ALL\n  ')}\n`;
}
