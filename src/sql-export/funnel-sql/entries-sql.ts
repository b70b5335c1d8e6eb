import {
  all,
  any,
  as,
  caseWhen,
  flag,
  frames,
  least,
  nth,
  over,
  reference,
  select,
  sql,
  subquery,
  when,
} from '../../core/sql/build';
import { endOfTime } from '../../core/sql/functions';
import type { Branch, Cte, Expression, Query } from '../../core/sql/nodes';
import { runKeys } from './attribution-sql';
import { entryTime } from './entry-sql';
import { nextExclusionColumns } from './exclusions-sql';
import { lastRequiredStep, requiredAfter, whole, type SqlQuestion } from './question';
import { overMoments } from './windows';

/**
 * Steps in order, each run for itself: for every entry the time of each step, which is that of the first event that
 * matches after the required step before. A later start never reaches a step earlier, so "the first after" is the least
 * over the rows that follow. The times are found from the last required step back to the first, one query for each, so
 * that in the end each row of step 1 has the times of the whole run it would begin.
 */
export function entryCtes(question: SqlQuestion, from: string): Cte[] {
  const { steps, spans } = question;
  const ctes: Cte[] = [];
  let reading = from;
  if (spans.length > 0) {
    const columns = [sql`*`, ...nextExclusionColumns(spans)];
    ctes.push({ name: 'funnel_exclusions', query: select({ columns, from: reference(from) }) });
    reading = 'funnel_exclusions';
  }
  for (let k = steps.length - 1; k >= 0; k--) {
    if (steps[k].optional) continue;
    const name = `funnel_from_${k + 1}`;
    const columns = [sql`*`, ...timesFrom(question, k)];
    ctes.push({ name, query: select({ columns, from: reference(reading) }) });
    reading = name;
  }
  ctes.push({ name: 'funnel_entries', query: entriesSql(question, reading) });
  ctes.push({ name: 'funnel_reached', query: reachedSql(question) });
  return [...ctes, { name: 'funnel_all_runs', query: entryRunsSql(question) }];
}

/**
 * For a run that stands at required step r on this row: when it would do each later step k (`t`k_r) and meet each
 * exclusion x (`x`x_r).
 */
function timesFrom(question: SqlQuestion, r: number): Expression[] {
  const { steps, spans } = question;
  const near = requiredAfter(question, r) ?? steps.length - 1;
  const times = steps.slice(r + 1).map((_, i) => {
    const k = r + 1 + i;
    const time = k <= near ? firstOf(question, sql`t`, [k]) : firstOf(question, nth('t', k, near), [near]);
    return as(time, nth('t', k, r));
  });
  const hits = spans.map(({ from }, x) => {
    if (from <= r) return as(nth('next', x), nth('x', x, r));
    const entering = Array.from({ length: near - from + 1 }, (_, i) => from + i);
    const hit =
      from <= near ? firstOf(question, nth('next', x), entering) : firstOf(question, nth('x', x, near), [near]);
    return as(hit, nth('x', x, r));
  });
  return [...times, ...hits];
}

/** The value of the first row from here on that does one of the steps; later than here where an event may do two. */
function firstOf({ shared }: SqlQuestion, value: Expression, steps: readonly number[]): Expression {
  const does = any(steps.map((k) => sql`${nth('m', k)} > 0`));
  return overMoments(sql`min(${when(does, value)})`, steps.some((k) => shared[k]) ? frames.after : frames.fromHere);
}

/** One row per entry: times of its steps, the end of its window, and the first exclusions it meets; `endOfTime` for none. */
function entriesSql(question: SqlQuestion, from: string): Query {
  const { steps, spans, window } = question;
  const inner = select({ columns: [sql`*`, sql`${entryTime(question)} AS entry`], from: reference(from) });
  const until = window === null ? endOfTime : sql`entry + ${window}`;
  const timeOf = (k: number) => sql`coalesce(${nth('t', k, 0)}, ${endOfTime})`;
  const times = steps.map((_, k) => (k === 0 ? sql`entry AS t1` : as(timeOf(k), nth('t', k))));
  const hits = spans.map(({ to }, x) => {
    const passed = least([...stepsFrom(question, to).map(timeOf), until]);
    const hit = nth('x', x, 0);
    return as(caseWhen([[sql`${hit} <= ${passed}`, hit]], endOfTime), nth('hit', x));
  });
  return select({
    columns: [sql`actor`, ...question.actorColumns, sql`entry`, sql`${until} AS deadline`, ...times, ...hits],
    from: subquery(inner, 'entering'),
    where: [sql`entry IS NOT NULL`],
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

/**
 * `done`k is when step k is done, `endOfTime` where it is out of reach; `stopped` and `dropped` are the first exclusions
 * that end the run or drop it: with totals both end it.
 */
function reachedSql({ spec, steps, spans, actorColumns }: SqlQuestion): Query {
  const hits = (drop: boolean) => spans.flatMap((span, x) => (span.drop === drop ? [nth('hit', x)] : []));
  const first = (found: Expression[]) => (found.length === 0 ? endOfTime : least(found));
  const ending = [...hits(false), ...(spec.count === 'totals' ? hits(true) : [])];
  const times = steps.slice(1).map((_, i) => {
    const time = nth('t', i + 1);
    const inTime = all([sql`${time} <= deadline`, ...ending.map((hit) => sql`${time} < ${hit}`)]);
    return as(caseWhen([[inTime, time]], endOfTime), nth('done', i + 1));
  });
  return select({
    columns: [
      sql`actor`,
      ...actorColumns,
      sql`entry`,
      sql`deadline`,
      sql`entry AS done1`,
      ...times,
      sql`${first(hits(false))} AS stopped`,
      sql`${first(hits(true))} AS dropped`,
    ],
    from: reference('funnel_entries'),
  });
}

const isDone = (k: number) => sql`${nth('done', k)} < ${endOfTime}`;

/** One row per run: `d`k is 1 where it did step k, `depth` and `reached_at` are its last step and when, `over_at` its end. */
function entryRunsSql(question: SqlQuestion): Query {
  const { steps } = question;
  const lastFirst = (value: (k: number) => Expression) =>
    caseWhen(steps.map((_, k): Branch => [isDone(k), value(k)]).reverse());
  return select({
    columns: [
      sql`actor`,
      ...question.actorColumns,
      sql`entry`,
      ...steps.map((_, k) => as(flag(doneCondition(question, k)), nth('d', k))),
      sql`${lastFirst((k) => sql`${k + 1}`)} AS depth`,
      sql`${lastFirst((k) => nth('done', k))} AS reached_at`,
      ...endColumns(question),
      ...doneSteps(question).map((k) => nth('done', k)),
    ],
    from: reference('funnel_reached'),
  });
}

/** With totals a run ends when it converts, whatever comes then. */
function endColumns({ spec, steps }: SqlQuestion): Expression[] {
  const excluded = sql`least(stopped, dropped)`;
  const dropped = sql`dropped < ${endOfTime} AND dropped <= stopped`;
  if (spec.count === 'actors') return [sql`${flag(dropped)} AS is_dropped`];
  const last = lastRequiredStep(steps);
  const overAt = caseWhen(
    [
      [isDone(last), nth('done', last)],
      [sql`${excluded} < ${endOfTime}`, excluded],
    ],
    sql`deadline`,
  );
  const isDropped = caseWhen(
    [
      [isDone(last), sql`0`],
      [dropped, sql`1`],
    ],
    sql`0`,
  );
  return [sql`${overAt} AS over_at`, sql`${isDropped} AS is_dropped`];
}

/** The steps whose times later queries read. */
function doneSteps(question: SqlQuestion): number[] {
  const { steps, valuesBy } = question;
  return [...new Set([...(valuesBy === 'run' ? steps.keys() : []), ...trailingSteps(question)])];
}

/** Optional steps behind the last required one: with totals a run may do them until the next one begins. */
export function trailingSteps({ spec, steps }: SqlQuestion): number[] {
  if (spec.count === 'actors' || spec.entry === 'first') return [];
  return [...steps.keys()].slice(lastRequiredStep(steps) + 1);
}

/** A required step is done where any from it on is; an optional one where its event came before the run went past it. */
function doneCondition(question: SqlQuestion, k: number): Expression {
  const { steps, shared } = question;
  if (k === 0) return sql`1 = 1`;
  const past = stepsFrom(question, k + 1);
  if (!steps[k].optional || past.length === 0) return isDone(k);
  const next = least(past.map((step) => nth('done', step)));
  const time = nth('done', k);
  const isBefore = [k, ...past].some((step) => shared[step]) ? sql`${time} < ${next}` : sql`${time} <= ${next}`;
  return sql`${isDone(k)} AND ${isBefore}`;
}

/** Each actor once: its deepest run, of equal ones a clean one, the first to get there, the last to enter. */
export function bestRunCte(question: SqlQuestion): Cte {
  const { actorColumns, ofWhole, steps, held, valuesBy } = question;
  const keys = valuesBy === 'run' ? [sql`actor`, ...runKeys(question)] : [];
  const done = steps.map((_, k) => nth('d', k));
  const columns = [...keys, ...actorColumns.filter((column) => column !== whole), ...done];
  const order = [sql`depth DESC`, sql`is_dropped`, sql`reached_at`, sql`entry DESC`];
  const placed = (partitionBy: Expression[], orderBy: Expression[]) =>
    over(sql`row_number()`, { partitionBy, orderBy });
  const place = sql`${placed([sql`actor`], order)} AS place`;
  const ranked = subquery(select({ columns: [sql`*`, place], from: reference('funnel_all_runs') }), 'ranked');
  const clean = { from: ranked, where: [sql`place = 1`, sql`is_dropped = 0`] };
  if (held.length === 0) return { name: 'funnel_runs', query: select({ columns, ...clean }) };
  // Of the best runs of an actor's parts the best; alike ones with more steps, done earlier, by the least values.
  const more = done
    .slice(1)
    .reverse()
    .map((column) => sql`${column} DESC`);
  const byValue = valuesBy === 'run' ? held.map(({ rank }, i) => rank(nth('h', i))) : [];
  const best = placed(ofWhole, [...order, ...more, ...runKeys(question).slice(1), ...byValue]);
  const parts = subquery(select({ columns: [sql`*`, sql`${best} AS part_place`], ...clean }), 'parts');
  return { name: 'funnel_runs', query: select({ columns, from: parts, where: [sql`part_place = 1`] }) };
}
