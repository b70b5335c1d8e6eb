import { shortText } from '../../i18n/short-text';
import { holds, segmentsOf } from './conditions';
import type { SqlDialect } from './dialects';
import { valueOrder } from './group-expressions';
import { select } from './parts';
import type { SqlQuestion } from './question';

/** What a row of the result is, for the text's first line. */
export function rowsAre({ spec }: SqlQuestion): string {
  if (spec.breakdown !== null) return 'One row per group and step.';
  return segmentsOf(spec).length > 0 ? 'One row per segment and step.' : 'One row per step.';
}

/** Actors by step, from one pass over the runs of each group. */
export function resultSql(question: SqlQuestion, dialect: SqlDialect): string {
  const { steps } = question;
  const { text } = dialect;
  const names = steps.map(
    ({ label, events }, k) =>
      `SELECT ${k + 1} AS step, ${text(shortText(label === '' ? events.join(' / ') : label))} AS name`,
  );
  const pick = steps.map((_, k) => `WHEN steps.step = ${k + 1} THEN totals.n${k + 1}`);
  const { columns, totals, order, edges } = totalsOf(question, dialect);
  return [
    `SELECT ${[...columns, 'steps.step AS step', 'steps.name AS name', `CASE ${pick.join(' ')} END AS actors`].join(', ')}`,
    `FROM (\n  ${names.join('\n  UNION ALL ')}\n) AS steps`,
    `CROSS JOIN (${totals}) AS totals`,
    ...edges.map((name) => `CROSS JOIN ${name}`),
    `ORDER BY ${[...order, 'step'].join(', ')}`,
  ].join('\n');
}

interface Totals {
  /** Columns that identify a group. */
  columns: string[];
  /** `n`k are the actors that did step k, a row for each group. */
  totals: string;
  order: string[];
  /** Queries of one row that `columns` reads too. */
  edges: string[];
}

function totalsOf(question: SqlQuestion, dialect: SqlDialect): Totals {
  const sums = question.steps.map((_, k) => `coalesce(sum(d${k + 1}), 0) AS n${k + 1}`);
  if (question.groups.length > 0) return groupTotals(question, sums, dialect);
  if (segmentsOf(question.spec).length === 0) {
    return { columns: [], totals: `SELECT ${sums.join(', ')} FROM funnel_runs`, order: [], edges: [] };
  }
  const totals = segmentTotals(question, sums, dialect);
  return { columns: ['totals.segment AS segment'], totals, order: ['totals.place'], edges: [] };
}

/** Those of each value, most entered first. */
function groupTotals({ groups, spec, valuesBy }: SqlQuestion, sums: readonly string[], dialect: SqlDialect): Totals {
  const values = groups.map((_, i) => `v${i + 1}`);
  const attribution = spec.breakdown!.attribution;
  const doesStep = valuesBy === 'actor' && attribution.at === 'step' && spec.order !== 'any';
  const totals = select({
    columns: [...values, ...sums],
    from: 'funnel_runs',
    where: [
      'd1 = 1',
      ...(doesStep ? [`d${attribution.step + 1} = 1`] : []),
      ...(valuesBy === 'actor' ? ['unvalued = 0'] : []),
    ],
    groupBy: values.join(', '),
  });
  const shown = values.map((value) => `totals.${value}`);
  const inOrder = groups.flatMap((group, i) => valueOrder(group, shown[i]));
  return {
    columns: groups.map(({ header, label }, i) => `${label(shown[i])} AS ${dialect.identifier(header)}`),
    totals: `\n  ${totals}\n`,
    order: groups.every(({ inOwnOrder }) => inOwnOrder) ? inOrder : ['totals.n1 DESC', ...inOrder],
    edges: groups.flatMap(({ edges }) => edges?.name ?? []),
  };
}

/** All actors, then those of each segment: an actor may be in several. */
function segmentTotals({ spec, conditions }: SqlQuestion, sums: readonly string[], { text }: SqlDialect): string {
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
