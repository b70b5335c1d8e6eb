import {
  alias,
  all,
  any,
  as,
  caseWhen,
  flag,
  frames,
  join,
  nth,
  over,
  reference,
  select,
  sql,
  subquery,
} from '../../core/sql/build';
import type { Branch, Cte, Expression } from '../../core/sql/nodes';
import { inBounds } from './bounds';
import { valueOrder } from './group-expressions';
import { whole, type SqlQuestion } from './question';

/** Columns by which a counted run's own events are found. */
export function runKeys({ steps, valuesBy }: SqlQuestion): Expression[] {
  return valuesBy === 'run' ? [alias('entry'), ...steps.map((_, k) => nth('done', k))] : [];
}

/**
 * Each run with its group's value: that of the first (last) of its steps' events that has one, or of the event of one
 * step; empty where none has. Of simultaneous events of a step the least value counts.
 */
export function valueOfRunCte(question: SqlQuestion, runs: string): Cte {
  const { steps, groups, actorColumns, spec } = question;
  const { at, step } = { step: 0, ...spec.breakdown!.attribution };
  const ofStep = (k: number) =>
    sql`runs.${nth('d', k)} = 1 AND runs.${nth('done', k)} = events.t AND events.${nth('k', k)} = 1`;
  const used = (at === 'step' ? [step] : [...steps.keys()]).map(ofStep);
  const inTurn = caseWhen((at === 'last' ? used.toReversed() : used).map((does, turn): Branch => [does, sql`${turn}`]));
  const values = groups.map((_, i) => sql`events.${nth('g', i)}`);
  const done = [...actorColumns.filter((column) => column !== whole), ...steps.map((_, k) => nth('d', k))];
  const turn = over(sql`row_number()`, {
    partitionBy: [sql`runs.actor`, sql`runs.entry`],
    orderBy: [...filledFirst(question, values), inTurn, ...byValue(question, values)],
  });
  const found = select({
    columns: [
      ...done.map((column) => as(sql`runs.${column}`, column)),
      ...values.map((value, i) => as(value, nth('v', i))),
      sql`${turn} AS turn`,
    ],
    from: join(reference(runs, 'runs'), reference('funnel_events', 'events'), sql`events.actor = runs.actor`),
    where: [any(used.map((does) => sql`(${does})`))],
  });
  const columns = [...done, ...groups.map((_, i) => nth('v', i))];
  return {
    name: 'funnel_runs',
    query: select({ columns, from: subquery(found, 'found'), where: [sql`turn = 1`] }),
  };
}

/**
 * Where the times of runs are not known: the value of the first (last) event that matches a step and has one, of all
 * the actor's in the date range, or of its first that matches the step; `unvalued` is 1 where there is no such event.
 */
export function valueOfActor(question: SqlQuestion, marks: readonly Expression[]): Expression[] {
  const { groups, spec } = question;
  const attribution = spec.breakdown!.attribution;
  const used = attribution.at === 'step' ? [marks[attribution.step]] : marks;
  const fits = flag(all([any(used.map((mark) => sql`${mark} = 1`)), ...inBounds(question)]));
  const values = groups.map((_, i) => nth('g', i));
  const filled = filledFirst(question, values);
  const time = attribution.at === 'last' ? sql`t DESC` : sql`t`;
  const ofActor = {
    partitionBy: [whole],
    orderBy: [
      sql`${fits} DESC`,
      ...(attribution.at === 'step' ? [] : filled),
      time,
      ...filled,
      ...byValue(question, values),
    ],
    frame: frames.whole,
  };
  return [
    sql`1 - ${over(sql`max(${fits})`, { partitionBy: [whole] })} AS unvalued`,
    ...values.map((value, i) => as(over(sql`first_value(${value})`, ofActor), nth('v', i))),
  ];
}

/** Sorts events with a value before those without. */
function filledFirst({ groups }: SqlQuestion, values: readonly Expression[]): Expression[] {
  const empties = groups.flatMap(({ isEmpty }, i) => (isEmpty === null ? [] : [isEmpty(values[i])]));
  return empties.length === 0 ? [] : [flag(all(empties))];
}

function byValue({ groups }: SqlQuestion, values: readonly Expression[]): Expression[] {
  return groups.flatMap((group, i) => valueOrder(group, values[i]));
}
