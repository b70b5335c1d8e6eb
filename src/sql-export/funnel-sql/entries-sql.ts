import { runKeys } from './attribution-sql';
import { entryTime } from './entry-sql';
import { all, any, flag, frames, least, select, type SqlCte } from './parts';
import { lastRequiredStep, requiredAfter, type SqlQuestion } from './question';

/**
 * Steps in order, each run for itself: for every entry the time of each step, which is that of the first event that
 * matches after the required step before. Later rows give earlier or equal answers to none, so "the first after" is the
 * least over the rows that follow, and the times of all later steps come back along the steps, one query for each
 * required step, from the last to the first. In the end each row of step 1 knows the whole run it would begin.
 */
export function entryParts(question: SqlQuestion, from: string): SqlCte[] {
  const { steps, spans } = question;
  const parts: SqlCte[] = [];
  let reading = from;
  if (spans.length > 0) {
    const next = spans.map((_, x) => `min(CASE WHEN y${x + 1} > 0 THEN t END) OVER (${frames.after}) AS next${x + 1}`);
    parts.push({ name: 'funnel_exclusions', sql: select({ columns: ['*', ...next], from }) });
    reading = 'funnel_exclusions';
  }
  for (let k = steps.length - 1; k >= 0; k--) {
    if (steps[k].optional) continue;
    const name = `funnel_from_${k + 1}`;
    parts.push({ name, sql: select({ columns: ['*', ...timesFrom(question, k)], from: reading }) });
    reading = name;
  }
  parts.push({ name: 'funnel_entries', sql: entriesSql(question, reading) });
  parts.push({ name: 'funnel_reached', sql: reachedSql(question) });
  return [...parts, { name: 'funnel_all_runs', sql: runsSql(question) }];
}

/** For a run that stands at required step r on this row: when it would do each later step and meet each exclusion. */
function timesFrom(question: SqlQuestion, r: number): string[] {
  const { steps, spans } = question;
  const next = requiredAfter(question, r);
  const near = next ?? steps.length - 1;
  const first = (value: string, by: readonly number[]) => {
    const later = by.some((k) => question.shared[k]);
    const condition = any(by.map((k) => `m${k + 1} > 0`));
    return `min(CASE WHEN ${condition} THEN ${value} END) OVER (${later ? frames.after : frames.fromHere})`;
  };
  const times = steps.slice(r + 1).map((_, i) => {
    const k = r + 1 + i;
    const time = k <= near ? first('t', [k]) : first(`t${k + 1}_${near + 1}`, [near]);
    return `${time} AS t${k + 1}_${r + 1}`;
  });
  const hits = spans.map(({ from }, x) => {
    if (from <= r) return `next${x + 1} AS x${x + 1}_${r + 1}`;
    const hit =
      from <= near
        ? first(
            `next${x + 1}`,
            Array.from({ length: near - from + 1 }, (_, i) => from + i),
          )
        : first(`x${x + 1}_${near + 1}`, [near]);
    return `${hit} AS x${x + 1}_${r + 1}`;
  });
  return [...times, ...hits];
}

/** One row per entry: times of its steps, the end of its window, and the first exclusions it meets; `never` where it does not. */
function entriesSql(question: SqlQuestion, from: string): string {
  const { steps, spans, window, never } = question;
  const inner = select({ columns: ['*', `${entryTime(question)} AS entry`], from });
  const until = window === null ? never : `entry + ${window}`;
  const times = steps.map((_, k) => (k === 0 ? 'entry AS t1' : `coalesce(t${k + 1}_1, ${never}) AS t${k + 1}`));
  const hits = spans.map(({ to }, x) => {
    const passed = least([...stepsFrom(question, to).map((k) => `coalesce(t${k + 1}_1, ${never})`), until]);
    return `CASE WHEN x${x + 1}_1 <= ${passed} THEN x${x + 1}_1 ELSE ${never} END AS hit${x + 1}`;
  });
  return select({
    columns: ['actor', ...question.carried, 'entry', `${until} AS deadline`, ...times, ...hits],
    from: `(${inner}) AS entering`,
    where: ['entry IS NOT NULL'],
  });
}

/** The steps one of which a run does first of all from `step` on: the required one and the optional ones before it. */
function stepsFrom({ steps }: SqlQuestion, step: number): number[] {
  const found: number[] = [];
  for (let k = step; k < steps.length; k++) {
    found.push(k);
    if (!steps[k].optional) break;
  }
  return found;
}

/** Steps out of reach are never done; `stopped` and `dropped` are the exclusions that end and taint the run: with totals both end it. */
function reachedSql({ spec, steps, spans, never, carried }: SqlQuestion): string {
  const hits = (drop: boolean) => spans.flatMap((span, x) => (span.drop === drop ? [`hit${x + 1}`] : []));
  const first = (names: string[]) => (names.length === 0 ? never : least(names));
  const ending = [...hits(false), ...(spec.count === 'totals' ? hits(true) : [])];
  const times = steps.slice(1).map((_, i) => {
    const time = `t${i + 2}`;
    const inTime = all([`${time} <= deadline`, ...ending.map((hit) => `${time} < ${hit}`)]);
    return `CASE WHEN ${inTime} THEN ${time} ELSE ${never} END AS done${i + 2}`;
  });
  return select({
    columns: [
      'actor',
      ...carried,
      'entry',
      'deadline',
      'entry AS done1',
      ...times,
      `${first(hits(false))} AS stopped`,
      `${first(hits(true))} AS dropped`,
    ],
    from: 'funnel_entries',
  });
}

/** One row per run: `d`k is 1 where it did step k, `depth` and `reached_at` are its last step and when, `over_at` when it ended. */
function runsSql(question: SqlQuestion): string {
  const { steps, never } = question;
  const depth = steps.map((_, k) => `WHEN done${k + 1} < ${never} THEN ${k + 1}`).reverse();
  const since = steps.map((_, k) => `WHEN done${k + 1} < ${never} THEN done${k + 1}`).reverse();
  return select({
    columns: [
      'actor',
      ...question.carried,
      'entry',
      ...steps.map((_, k) => `${flag(doneCondition(question, k))} AS d${k + 1}`),
      `CASE ${depth.join(' ')} END AS depth`,
      `CASE ${since.join(' ')} END AS reached_at`,
      ...endColumns(question),
      ...doneColumns(question),
    ],
    from: 'funnel_reached',
  });
}

/** With totals a run ends when it converts, whatever comes then. */
function endColumns({ spec, steps, never }: SqlQuestion): string[] {
  const excluded = least(['stopped', 'dropped']);
  const dropped = `dropped < ${never} AND dropped <= stopped`;
  if (spec.count === 'actors') return [`${flag(dropped)} AS is_dropped`];
  const converted = `done${lastRequiredStep(steps) + 1}`;
  const converts = `${converted} < ${never}`;
  return [
    `CASE WHEN ${converts} THEN ${converted} WHEN ${excluded} < ${never} THEN ${excluded} ELSE deadline END AS over_at`,
    `CASE WHEN ${converts} THEN 0 WHEN ${dropped} THEN 1 ELSE 0 END AS is_dropped`,
  ];
}

/** When a run did its steps, where that is asked later on. */
function doneColumns(question: SqlQuestion): string[] {
  const times = trailingSteps(question).map((k) => `done${k + 1}`);
  return [...new Set([...runKeys(question).filter((column) => column !== 'entry'), ...times])];
}

/** Optional steps behind the last required one, which with totals wait for the next run at most. */
export function trailingSteps({ spec, steps }: SqlQuestion): number[] {
  if (spec.count === 'actors' || spec.entry === 'first') return [];
  return [...steps.keys()].slice(lastRequiredStep(steps) + 1);
}

/** A required step is done where any from it on is; an optional one where its event came before the run went past it. */
function doneCondition(question: SqlQuestion, k: number): string {
  const { steps, shared, never } = question;
  if (k === 0) return '1 = 1';
  if (!steps[k].optional) return `done${k + 1} < ${never}`;
  const past = stepsFrom(question, k + 1);
  const done = `done${k + 1} < ${never}`;
  if (past.length === 0) return done;
  const strictly = [k, ...past].some((step) => shared[step]);
  return `${done} AND done${k + 1} ${strictly ? '<' : '<='} ${least(past.map((step) => `done${step + 1}`))}`;
}

/** Each actor once: its deepest run, of equal ones a clean one, the first to get there, the last to enter. */
export function bestRunPart(question: SqlQuestion): SqlCte {
  const { carried, ofWhole, steps, held, valuesBy } = question;
  const key = valuesBy === 'run' ? ['actor', ...runKeys(question)] : [];
  const done = steps.map((_, k) => `d${k + 1}`);
  const columns = [...key, ...carried.filter((column) => column !== 'whole'), ...done];
  const order = ['depth DESC', 'is_dropped', 'reached_at', 'entry DESC'];
  const placed = (of: string, by: readonly string[]) =>
    `row_number() OVER (PARTITION BY ${of} ORDER BY ${by.join(', ')})`;
  const clean = ['place = 1', 'is_dropped = 0'];
  const ranked = `(${select({ columns: ['*', `${placed('actor', order)} AS place`], from: 'funnel_all_runs' })}) AS ranked`;
  if (held.length === 0) return { name: 'funnel_runs', sql: select({ columns, from: ranked, where: clean }) };
  // Of the best runs of an actor's parts the best; alike ones with more steps, done earlier, by the least values.
  const more = done.slice(1).reverse();
  const byValue = valuesBy === 'run' ? held.map(({ rank }, i) => rank(`h${i + 1}`)) : [];
  const alike = [...more.map((column) => `${column} DESC`), ...runKeys(question).slice(1), ...byValue];
  const best = `${placed(ofWhole.join(', '), [...order, ...alike])} AS part_place`;
  const parts = select({ columns: ['*', best], from: ranked, where: clean });
  return { name: 'funnel_runs', sql: select({ columns, from: `(${parts}) AS parts`, where: ['part_place = 1'] }) };
}
