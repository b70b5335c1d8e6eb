import {
  alias,
  all,
  any,
  as,
  caseWhen,
  flag,
  frames,
  join,
  listOf,
  nth,
  reference,
  select,
  sql,
  subquery,
  when,
} from '../../core/sql/build';
import type { Branch, Cte, Expression, Query, Relation } from '../../core/sql/nodes';
import { requiredStepBefore } from '../../core/spec/required-steps';
import { entryTime } from './entry-sql';
import { exclusionHits } from './exclusions-sql';
import type { SqlQuestion } from './question';
import { longAgo, nextTime, overMoments } from './windows';

/**
 * Steps in order (or directly one after the other), each actor once. Level k is written on the rows of step k: `e`k is
 * the latest entry from which a run can be there, by the latest entries at the levels before it. The latest is enough,
 * as its window ends last; so each level is one window function over the level before, however many runs there are.
 * In strict order a level is emptied by an event that does not match it, and exclusions empty the levels they are in
 * force at: rows between two such events form a group, and only a group's own rows lead on.
 */
export function levelCtes(question: SqlQuestion, from: string): Cte[] {
  const { spans, actorColumns } = question;
  const drops = spans.some(({ drop }) => drop);
  const clean = chainOf(question, { from, name: 'funnel', dropping: true });
  if (!drops) {
    const columns = [...actorColumns, ...stepTimeColumns(question, '')];
    return [...clean, { name: 'funnel_runs', query: select({ columns, from: reference('funnel_depths') }) }];
  }
  const every = chainOf(question, { from, name: 'funnel_all', dropping: false });
  const query = select({
    columns: [
      ...actorColumns.map((column) => as(sql`clean.${column}`, column)),
      ...stepTimeColumns(question, 'clean.'),
    ],
    from: join(
      reference('funnel_depths', 'clean'),
      reference('funnel_all_depths', 'deepest'),
      sql`deepest.actor = clean.actor`,
    ),
    where: [sql`clean.depth = deepest.depth`],
  });
  return [...clean, ...every, { name: 'funnel_runs', query }];
}

interface LevelsChain {
  from: string;
  /** What the names of the chain's queries begin with. */
  name: string;
  /** Whether exclusions that drop empty levels too. */
  dropping: boolean;
}

/** By step, 1 where the actor did it; `of` qualifies the columns. */
function stepTimeColumns({ steps }: SqlQuestion, of: 'clean.' | ''): Expression[] {
  return steps.map(({ optional }, k) => {
    const deep = sql`${alias(`${of}depth`)} >= ${k + 1}`;
    return as(flag(optional ? sql`${deep} AND ${nth(`${of}reached`, k)} = 1` : deep), nth('d', k));
  });
}

function chainOf(question: SqlQuestion, { from, name, dropping }: LevelsChain): Cte[] {
  const { steps } = question;
  const emptied = emptyings(question, dropping);
  const ctes: Cte[] = [];
  if (emptied.some(({ by }) => by !== null)) ctes.push({ name: `${name}_groups`, query: groupsSql(emptied, from) });
  const first = [sql`*`, sql`${entryTime(question)} AS e1`];
  const source = ctes.at(-1)?.name ?? from;
  ctes.push({ name: `${name}_level_1`, query: select({ columns: first, from: reference(source) }) });
  for (let k = 1; k < steps.length; k++) {
    const level = { question, emptied, k, from: `${name}_level_${k}` };
    ctes.push({ name: `${name}_level_${k + 1}`, query: levelSql(level) });
  }
  const last = ctes.at(-1)!.name;
  return [...ctes, { name: `${name}_depths`, query: orderedDepthsSql(question, { emptied, from: last }) }];
}

/** By level, the rows that empty it (`by`; null for none): by exclusions (`excluded`), by those that drop (`dropped`). */
interface Emptying {
  by: Expression | null;
  excluded: Expression | null;
  dropped: Expression | null;
}

function emptyings({ spec, steps, spans }: SqlQuestion, dropping: boolean): Emptying[] {
  return steps.map((_, k) => {
    const drops = dropping ? exclusionHits(spans, true, k) : [];
    const excluding = [...drops, ...exclusionHits(spans, false, k)];
    const foreign = spec.order === 'strict' ? [sql`(tied = 0 AND ${nth('m', k)} = 0)`] : [];
    const orNull = (conditions: Expression[]) => (conditions.length === 0 ? null : any(conditions));
    return { by: orNull([...excluding, ...foreign]), excluded: orNull(excluding), dropped: orNull(drops) };
  });
}

/** `group`k numbers the groups of level k; `ends`k is when a row's ends, and `dropped`k the next exclusion that drops. */
function groupsSql(emptied: readonly Emptying[], from: string): Query {
  const columns = emptied.flatMap(({ by, dropped }, k) => {
    if (by === null) return [];
    const group = as(overMoments(sql`sum(${flag(by)})`, frames.upToHere), nth('group', k));
    if (dropped === null) return [group];
    return [group, as(nextTime(by), nth('ends', k)), as(nextTime(dropped), nth('dropped', k))];
  });
  return select({ columns: [sql`*`, ...columns], from: reference(from) });
}

interface Level {
  question: SqlQuestion;
  emptied: readonly Emptying[];
  k: number;
  from: string;
}

/** The levels from which step k can be done: that of the required step before, and the optional ones between. */
function sourcesOf(question: SqlQuestion, k: number): number[] {
  const first = requiredStepBefore(question.spec, k)!;
  return Array.from({ length: k - first }, (_, i) => first + i);
}

function levelSql(level: Level): Query {
  const { question, k } = level;
  const sources = sourcesOf(question, k).map((s) => stateOf(level, s));
  const fitting = sources.map(({ entry, last }) => {
    const { window, limits } = question;
    const limit = limits[k];
    const conditions = [
      sql`${nth('m', k)} > 0`,
      ...(window === null ? [] : [sql`t - ${entry} <= ${window}`]),
      ...(limit === null ? [] : [sql`t - ${last} <= ${limit}`]),
    ];
    return when(all(conditions), entry);
  });
  const known = fitting.map((each) => sql`coalesce(${each}, ${longAgo})`);
  const entry = fitting.length === 1 ? fitting[0] : sql`nullif(greatest(${listOf(known)}), ${longAgo})`;
  return select({ columns: [sql`*`, as(entry, nth('e', k))], from: statesOf(level, sources) });
}

/** A level before a row's own moment: the entry standing there, and when it came. */
interface State {
  entry: Expression;
  last: Expression;
  /** Columns to compute first, one list per query. */
  columns: Expression[][];
}

function statesOf({ from, k }: Level, states: readonly State[]): Relation {
  const rounds = Math.max(...states.map(({ columns }) => columns.length));
  let inner = reference(from);
  for (let round = 0; round < rounds; round++) {
    const columns = states.flatMap((state) => state.columns[round] ?? []);
    inner = subquery(select({ columns: [sql`*`, ...columns], from: inner }), `before_${k + 1}_${round + 1}`);
  }
  return inner;
}

/** The state of level s as step k needs it: `p`s_k and `l`s_k. */
function stateOf({ question, emptied, k }: Level, s: number): State {
  const state = { entry: nth('p', s, k), last: nth('l', s, k) };
  const timed = question.limits[k] !== null;
  const here = nth('e', s);
  const came = when(sql`${here} IS NOT NULL`, sql`t`);
  // Steps that no event can fill both may be done at one time, one after the other.
  const atOnce = !question.shared[k];
  const { by, excluded } = emptied[s];
  if (by === null) {
    const latest = (value: Expression) => overMoments(sql`max(${value})`, atOnce ? frames.upToHere : frames.before);
    const columns = [as(latest(here), state.entry), ...(timed ? [as(latest(came), state.last)] : [])];
    return { ...state, columns: [columns] };
  }
  const inGroup = (value: Expression) => overMoments(sql`max(${value})`, frames.upToHere, [nth('group', s)]);
  const before = (column: Expression) => {
    const value = overMoments(sql`max(${column})`, frames.theOneBefore);
    return excluded === null ? value : caseWhen([[excluded, sql`NULL`]], value);
  };
  const orHere = (value: Expression, own: Expression) => (atOnce ? sql`coalesce(${own}, ${value})` : value);
  const [entries, times] = [nth('a', s, k), nth('b', s, k)];
  return {
    ...state,
    columns: [
      [as(inGroup(here), entries), ...(timed ? [as(inGroup(came), times)] : [])],
      [as(orHere(before(entries), here), state.entry), ...(timed ? [as(orHere(before(times), came), state.last)] : [])],
    ],
  };
}

/** Each actor's deepest level, and the optional steps it reached. */
function orderedDepthsSql(
  question: SqlQuestion,
  { emptied, from }: { emptied: readonly Emptying[]; from: string },
): Query {
  const { steps, actorColumns } = question;
  const subject = [sql`actor`, ...actorColumns];
  const stands = (k: number) => sql`${nth('e', k)} IS NOT NULL`;
  const there = steps.map((_, k) =>
    emptied[k].dropped === null ? stands(k) : sql`${stands(k)} AND NOT (${isDropped(question, k)})`,
  );
  const depth = caseWhen(there.map((condition, k): Branch => [condition, sql`${k + 1}`]).reverse());
  const reached = steps.flatMap(({ optional }, k) =>
    optional ? [as(sql`max(${flag(stands(k))})`, nth('reached', k))] : [],
  );
  return select({
    columns: [...subject, sql`max(${depth}) AS depth`, ...reached],
    from: reference(from),
    groupBy: subject,
  });
}

/** Whether the run on a row of level k is still under way when the next exclusion that drops comes. */
function isDropped({ steps, window, limits }: SqlQuestion, k: number): Expression {
  const gone = nth('dropped', k);
  const nexts: number[] = [];
  for (let next = k + 1; next < steps.length; next++) {
    nexts.push(next);
    if (!steps[next].optional) break;
  }
  const limit = nexts.some((next) => limits[next] === null) ? null : Math.max(...nexts.map((next) => limits[next]!));
  return all([
    sql`coalesce(${gone}, -1) = coalesce(${nth('ends', k)}, -2)`,
    ...(window === null ? [] : [sql`${gone} - ${nth('e', k)} <= ${window}`]),
    ...(limit === null ? [] : [sql`${gone} - t <= ${limit}`]),
  ]);
}
