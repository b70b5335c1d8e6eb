import { as, crossJoin, listOf, nth, reference, select, sql } from '../../core/sql/build';
import { asText } from '../../core/sql/functions';
import type { Cte, Expression } from '../../core/sql/nodes';
import { valueOfActor } from './attribution-sql';
import { sessionName } from './moments-sql';
import { whole, type SqlQuestion } from './question';
import type { Rows } from './source-sql';

/**
 * The rows with what a breakdown or constant values need: `g`n and `v`n, and an `actor` for each combination of the
 * values that split actors. Which events and actors are picked has been decided for whole actors before.
 */
export function splitRows(question: SqlQuestion, rows: Rows): Rows {
  const { groups, held, valuesBy } = question;
  if (groups.length === 0 && held.length === 0) return rows;
  const edges = groups.flatMap((group) => group.edges ?? []);
  const steps = rows.steps.map((_, k) => nth('k', k));
  const spans = rows.spans.map((_, x) => nth('z', x));
  const owners = select({
    columns: ownerColumns(question, rows, { steps, spans }),
    from: crossJoin(rows.from, ...edges.map(({ name }) => reference(name))),
    // An event without a value that has to stay the same is in no run.
    where: [...rows.where, ...held.map((_, i) => sql`${nth('h', i)} <> ''`)],
  });
  const values = valuesBy === 'actor' ? valueOfActor(question, steps) : [];
  const columns = [sql`*`, sql`${actorOf(question)} AS actor`, ...values];
  if (valuesBy === 'value') columns.push(...groups.map((_, i) => as(nth('g', i), nth('v', i))));
  const ctes: Cte[] = [
    ...rows.ctes,
    ...edges,
    { name: 'funnel_owners', query: owners },
    { name: 'funnel_events', query: select({ columns, from: reference('funnel_owners') }) },
  ];
  return { ctes, from: reference('funnel_events'), where: [], keys: [sql`actor`], steps, spans };
}

function ownerColumns(
  { groups, held, conditions }: SqlQuestion,
  rows: Rows,
  { steps, spans }: Pick<Rows, 'steps' | 'spans'>,
): Expression[] {
  return [
    as(rows.keys.length === 1 ? rows.keys[0] : sessionName, whole),
    sql`t`,
    ...rows.steps.map((mark, k) => as(mark, steps[k])),
    ...rows.spans.map((mark, x) => as(mark, spans[x])),
    ...groups.map(({ value }, i) => as(value, nth('g', i))),
    ...held.map((_, i) => nth('h', i)),
    ...conditions.flatMap(({ n, segment }) => (segment === null ? [] : [nth('times', n - 1)])),
  ];
}

/** Each part but the last comes with its length, so that no two actors get the same name. */
function actorOf({ held, groups, valuesBy }: SqlQuestion): Expression {
  const split = [
    ...(valuesBy === 'value' ? groups.map((_, i) => nth('g', i)) : []),
    ...held.map((_, i) => nth('h', i)),
  ];
  if (split.length === 0) return whole;
  const texts = [whole, ...split].map(asText);
  const measured = texts.slice(0, -1).map((part) => sql`${asText(sql`length(${part})`)}, ' ', ${part}, ' '`);
  return sql`concat(${listOf([...measured, texts.at(-1)!])})`;
}

/** The best part of each whole actor. */
export function wholeRunsCte({ actorColumns, steps }: SqlQuestion, from: string): Cte {
  const query = select({
    columns: [
      ...actorColumns.filter((column) => column !== whole),
      ...steps.map((_, k) => as(sql`max(${nth('d', k)})`, nth('d', k))),
    ],
    from: reference(from),
    groupBy: actorColumns,
  });
  return { name: 'funnel_runs', query };
}
