import { inBounds } from './bounds';
import { valueOrder } from './group-expressions';
import { all, any, flag, select, type SqlCte } from './parts';
import type { SqlQuestion } from './question';

/** Columns that every counted run must have for its own events to be found. */
export function runKeys({ steps, valuesBy }: SqlQuestion): string[] {
  return valuesBy === 'run' ? ['entry', ...steps.map((_, k) => `done${k + 1}`)] : [];
}

/**
 * Each run with the value it goes by: that of the first of its steps' events to carry one (of the last, or of a
 * step's), else of its entry (its last). Of simultaneous events of a step the least value counts.
 */
export function valueOfRunPart(question: SqlQuestion, runs: string): SqlCte {
  const { steps, groups, carried, spec } = question;
  const { at, step } = { step: 0, ...spec.breakdown!.attribution };
  const asked = at === 'step' ? [step] : [...steps.keys()];
  const used = asked.map((k) => ({
    k,
    condition: `runs.d${k + 1} = 1 AND runs.done${k + 1} = events.t AND events.k${k + 1} = 1`,
  }));
  const inTurn = (at === 'last' ? used.reverse() : used).map(({ condition }, turn) => `WHEN ${condition} THEN ${turn}`);
  const order = [...filledFirst(question, 'events.'), `CASE ${inTurn.join(' ')} END`, ...byValue(question, 'events.')];
  const done = [...carried.filter((column) => column !== 'whole'), ...steps.map((_, k) => `d${k + 1}`)];
  const found = select({
    columns: [
      ...done.map((column) => `runs.${column} AS ${column}`),
      ...groups.map((_, i) => `events.g${i + 1} AS v${i + 1}`),
      `row_number() OVER (PARTITION BY runs.actor, runs.entry ORDER BY ${order.join(', ')}) AS turn`,
    ],
    from: `${runs} AS runs JOIN funnel_events AS events ON events.actor = runs.actor`,
    where: [any(used.map(({ condition }) => `(${condition})`))],
  });
  return {
    name: 'funnel_runs',
    sql: select({
      columns: [...done, ...groups.map((_, i) => `v${i + 1}`)],
      from: `(${found}) AS found`,
      where: ['turn = 1'],
    }),
  };
}

/**
 * Where the times of runs are not known: the value of the first (last) event that matches a step and carries one, of
 * all the actor's in the date range, or of its first that matches the step; `unvalued` is 1 where there is no such
 * event.
 */
export function valueOfActor(question: SqlQuestion, marks: readonly string[]): string[] {
  const { groups, spec } = question;
  const attribution = spec.breakdown!.attribution;
  const asked = attribution.at === 'step' ? [marks[attribution.step]] : marks;
  const fits = flag(all([any(asked.map((mark) => `${mark} = 1`)), ...inBounds(question)]));
  const time = attribution.at === 'last' ? 't DESC' : 't';
  const filled = attribution.at === 'step' ? [] : filledFirst(question, '');
  const order = [`${fits} DESC`, ...filled, time, ...filledFirst(question, ''), ...byValue(question, '')];
  const over = `OVER (PARTITION BY whole ORDER BY ${order.join(', ')} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`;
  return [
    `1 - max(${fits}) OVER (PARTITION BY whole) AS unvalued`,
    ...groups.map((_, i) => `first_value(g${i + 1}) ${over} AS v${i + 1}`),
  ];
}

/** Sorts events with a value before those without. */
function filledFirst({ groups }: SqlQuestion, of: string): string[] {
  const empties = groups.flatMap(({ isEmpty }, i) => (isEmpty === null ? [] : [isEmpty(`${of}g${i + 1}`)]));
  return empties.length === 0 ? [] : [flag(all(empties))];
}

function byValue({ groups }: SqlQuestion, of: string): string[] {
  return groups.flatMap((group, i) => valueOrder(group, `${of}g${i + 1}`));
}
