import {
  alias,
  as,
  caseWhen,
  crossJoin,
  literal,
  name,
  nth,
  reference,
  select,
  sql,
  subquery,
  union,
} from '../../core/sql/build';
import type { Expression, Query, Relation, Select } from '../../core/sql/nodes';
import { shortText } from '../../i18n/short-text';
import { holds, segmentsOf } from './conditions';
import { valueOrder } from './group-expressions';
import type { SqlQuestion } from './question';

/** What a row of the result is, for the comment at the head of the text. */
export function rowsAre({ spec }: SqlQuestion): string {
  if (spec.breakdown !== null) return 'One row per group and step.';
  return segmentsOf(spec).length > 0 ? 'One row per segment and step.' : 'One row per step.';
}

/** Actors by step, from one pass over the runs of each group. */
export function resultSql(question: SqlQuestion): Query {
  const { steps } = question;
  const labelled = steps.map(({ label, events }, k) =>
    select({
      columns: [
        sql`${k + 1} AS step`,
        as(literal(shortText(label === '' ? events.join(' / ') : label)), alias('name')),
      ],
      from: null,
    }),
  );
  const actors = caseWhen(steps.map((_, k) => [sql`steps.step = ${k + 1}`, sql`totals.${nth('n', k)}`]));
  const { columns, totals, order, edges } = totalsOf(question);
  return select({
    columns: [...columns, sql`steps.step AS step`, sql`steps.name AS name`, sql`${actors} AS actors`],
    from: crossJoin(subquery(union(labelled), 'steps'), subquery(totals, 'totals'), ...edges),
    orderBy: [...order, sql`step`],
  });
}

interface Totals {
  /** Columns that identify a group. */
  columns: Expression[];
  /** `n`k are the actors that did step k, a row for each group. */
  totals: Query;
  order: Expression[];
  /** Queries of one row that `columns` reads too. */
  edges: Relation[];
}

const runs = reference('funnel_runs');

function totalsOf(question: SqlQuestion): Totals {
  const sums = question.steps.map((_, k) => as(sql`coalesce(sum(${nth('d', k)}), 0)`, nth('n', k)));
  if (question.groups.length > 0) return groupTotals(question, sums);
  if (segmentsOf(question.spec).length === 0) {
    return { columns: [], totals: select({ columns: sums, from: runs }), order: [], edges: [] };
  }
  return {
    columns: [sql`totals.segment AS segment`],
    totals: segmentTotals(question, sums),
    order: [sql`totals.place`],
    edges: [],
  };
}

/** By group, those with most entries first unless the values have an order of their own. */
function groupTotals({ groups, spec, valuesBy }: SqlQuestion, sums: readonly Expression[]): Totals {
  const values = groups.map((_, i) => nth('v', i));
  const attribution = spec.breakdown!.attribution;
  const doesStep = valuesBy === 'actor' && attribution.at === 'step' && spec.order !== 'any';
  const totals = select({
    columns: [...values, ...sums],
    from: runs,
    where: [
      sql`d1 = 1`,
      ...(doesStep ? [sql`${nth('d', attribution.step)} = 1`] : []),
      ...(valuesBy === 'actor' ? [sql`unvalued = 0`] : []),
    ],
    groupBy: values,
  });
  const shown = values.map((value) => sql`totals.${value}`);
  const inOrder = groups.flatMap((group, i) => valueOrder(group, shown[i]));
  return {
    columns: groups.map(({ header, label }, i) => as(label(shown[i]), name(header))),
    totals,
    order: groups.every(({ inOwnOrder }) => inOwnOrder) ? inOrder : [sql`totals.n1 DESC`, ...inOrder],
    edges: groups.flatMap(({ edges }) => (edges === null ? [] : [reference(edges.name)])),
  };
}

/** All actors, then those of each segment: an actor may be in several. */
function segmentTotals({ spec, conditions }: SqlQuestion, sums: readonly Expression[]): Query {
  const totals = (index: number, label: string, where: Expression[]): Select =>
    select({ columns: [sql`${index} AS place`, as(literal(label), alias('segment')), ...sums], from: runs, where });
  const segments = segmentsOf(spec).map(({ label }, i) =>
    totals(i + 1, label, conditions.filter(({ segment }) => segment === i).map(holds)),
  );
  return union([totals(0, 'all', []), ...segments]);
}
