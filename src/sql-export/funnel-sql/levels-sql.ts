import { entryTime } from './entry-sql';
import { all, any, flag, frames, longAgo, select, type SqlCte } from './parts';
import { requiredStepBefore } from '../../core/spec/required-steps';
import type { SqlQuestion } from './question';

/**
 * Steps in order (or directly one after the other), each actor once. Level k is written on the rows of step k: `e`k is
 * the latest entry from which a run can be there, by the latest entries at the levels before it. The latest is enough,
 * as its window ends last; so every level is one window function over the level before, whatever the number of runs.
 * In strict order a level is emptied by an event that does not match it, and exclusions empty the levels they are in
 * force at: rows between two such events form a group, and only a group's own rows lead on.
 */
export function levelParts(question: SqlQuestion, from: string): SqlCte[] {
  const { spans, carried } = question;
  const drops = spans.some(({ drop }) => drop);
  const clean = chainOf(question, { from, name: 'funnel', dropping: true });
  if (!drops) {
    const sql = select({ columns: [...carried, ...stepColumns(question, '')], from: 'funnel_depths' });
    return [...clean, { name: 'funnel_runs', sql }];
  }
  const every = chainOf(question, { from, name: 'funnel_all', dropping: false });
  const sql = select({
    columns: [...carried.map((column) => `clean.${column} AS ${column}`), ...stepColumns(question, 'clean.')],
    from: 'funnel_depths AS clean JOIN funnel_all_depths AS deepest ON deepest.actor = clean.actor',
    where: ['clean.depth = deepest.depth'],
  });
  return [...clean, ...every, { name: 'funnel_runs', sql }];
}

interface Chain {
  from: string;
  /** What the names of the chain's queries begin with. */
  name: string;
  /** Whether exclusions that drop empty levels too. */
  dropping: boolean;
}

/** By step, 1 where the actor did it. */
function stepColumns({ steps }: SqlQuestion, of: string): string[] {
  return steps.map(({ optional }, k) => {
    const done = `${of}depth >= ${k + 1}`;
    return `${flag(optional ? `${done} AND ${of}reached${k + 1} = 1` : done)} AS d${k + 1}`;
  });
}

function chainOf(question: SqlQuestion, chain: Chain): SqlCte[] {
  const { steps } = question;
  const emptied = emptyings(question, chain);
  const parts: SqlCte[] = [];
  let from = chain.from;
  if (emptied.some(({ by }) => by !== null)) {
    parts.push({ name: `${chain.name}_groups`, sql: groupsSql(emptied, from) });
    from = parts.at(-1)!.name;
  }
  parts.push({ name: `${chain.name}_level_1`, sql: select({ columns: ['*', `${entryTime(question)} AS e1`], from }) });
  for (let k = 1; k < steps.length; k++) {
    const level = { question, emptied, k, from: `${chain.name}_level_${k}` };
    parts.push({ name: `${chain.name}_level_${k + 1}`, sql: levelSql(level) });
  }
  const last = parts.at(-1)!.name;
  return [...parts, { name: `${chain.name}_depths`, sql: depthsSql(question, { emptied, from: last }) }];
}

/** By level, what empties it: any of `by` (null: nothing does), of which exclusions do before the row's own step counts. */
interface Emptying {
  by: string | null;
  excluded: string | null;
  dropped: string | null;
}

function emptyings({ spec, steps, spans }: SqlQuestion, { dropping }: Chain): Emptying[] {
  return steps.map((_, k) => {
    const inForce = (drop: boolean) =>
      spans.flatMap((span, x) => (span.drop === drop && span.from <= k && k < span.to ? [`y${x + 1} > 0`] : []));
    const drops = dropping ? inForce(true) : [];
    const excluding = [...drops, ...inForce(false)];
    const foreign = spec.order === 'strict' ? [`(tied = 0 AND m${k + 1} = 0)`] : [];
    const orNull = (conditions: string[]) => (conditions.length === 0 ? null : any(conditions));
    return { by: orNull([...excluding, ...foreign]), excluded: orNull(excluding), dropped: orNull(drops) };
  });
}

function groupsSql(emptied: readonly Emptying[], from: string): string {
  const columns = emptied.flatMap(({ by, dropped }, k) => [
    ...(by === null ? [] : [`sum(${flag(by)}) OVER (${frames.upToHere}) AS group${k + 1}`]),
    ...(dropped === null
      ? []
      : [
          `min(CASE WHEN ${by} THEN t END) OVER (${frames.after}) AS ends${k + 1}`,
          `min(CASE WHEN ${dropped} THEN t END) OVER (${frames.after}) AS dropped${k + 1}`,
        ]),
  ]);
  return select({ columns: ['*', ...columns], from });
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

function levelSql(level: Level): string {
  const { question, k } = level;
  const sources = sourcesOf(question, k).map((s) => stateOf(level, s));
  const fitting = sources.map(({ entry, last }) => {
    const { window, limits } = question;
    const limit = limits[k];
    const conditions = [
      `m${k + 1} > 0`,
      ...(window === null ? [] : [`t - ${entry} <= ${window}`]),
      ...(limit === null ? [] : [`t - ${last} <= ${limit}`]),
    ];
    return `CASE WHEN ${all(conditions)} THEN ${entry} END`;
  });
  const entry =
    fitting.length === 1
      ? fitting[0]
      : `nullif(greatest(${fitting.map((each) => `coalesce(${each}, ${longAgo})`).join(', ')}), ${longAgo})`;
  return select({ columns: ['*', `${entry} AS e${k + 1}`], from: statesSql(level, sources) });
}

/** A level before a row's own moment: the entry standing there, and when it came. */
interface State {
  entry: string;
  last: string;
  /** Columns to compute first, one list per query. */
  columns: string[][];
}

function statesSql({ from, k }: Level, states: readonly State[]): string {
  const rounds = Math.max(...states.map(({ columns }) => columns.length));
  let inner = from;
  for (let round = 0; round < rounds; round++) {
    const columns = states.flatMap((state) => state.columns[round] ?? []);
    inner = `(${select({ columns: ['*', ...columns], from: inner })}) AS before_${k + 1}_${round + 1}`;
  }
  return inner;
}

function stateOf({ question, emptied, k }: Level, s: number): State {
  const id = `${s + 1}_${k + 1}`;
  const came = `CASE WHEN e${s + 1} IS NOT NULL THEN t END`;
  const timed = question.limits[k] !== null;
  const { by, excluded } = emptied[s];
  // Steps that no event can fill both may be done at one time, one after the other.
  const atOnce = !question.shared[k];
  if (by === null) {
    const frame = atOnce ? frames.upToHere : frames.before;
    const columns = [
      `max(e${s + 1}) OVER (${frame}) AS p${id}`,
      ...(timed ? [`max(${came}) OVER (${frame}) AS l${id}`] : []),
    ];
    return { entry: `p${id}`, last: `l${id}`, columns: [columns] };
  }
  const inGroup = frames.upToHere.replace('actor', `actor, group${s + 1}`);
  const before = (column: string) => {
    const value = `max(${column}) OVER (${frames.theOneBefore})`;
    return excluded === null ? value : `CASE WHEN ${excluded} THEN NULL ELSE ${value} END`;
  };
  const here = (value: string, own: string) => (atOnce ? `coalesce(${own}, ${value})` : value);
  return {
    entry: `p${id}`,
    last: `l${id}`,
    columns: [
      [`max(e${s + 1}) OVER (${inGroup}) AS a${id}`, ...(timed ? [`max(${came}) OVER (${inGroup}) AS b${id}`] : [])],
      [
        `${here(before(`a${id}`), `e${s + 1}`)} AS p${id}`,
        ...(timed ? [`${here(before(`b${id}`), came)} AS l${id}`] : []),
      ],
    ],
  };
}

/** Each actor's deepest level, and which optional steps it came by. */
function depthsSql(question: SqlQuestion, { emptied, from }: { emptied: readonly Emptying[]; from: string }): string {
  const { steps, carried } = question;
  const subject = ['actor', ...carried];
  const there = steps.map((_, k) =>
    all([`e${k + 1} IS NOT NULL`, ...(emptied[k].dropped === null ? [] : [`NOT (${hit(question, k)})`])]),
  );
  const cases = there.map((condition, k) => `WHEN ${condition} THEN ${k + 1}`).reverse();
  const reached = steps.flatMap(({ optional }, k) =>
    optional ? [`max(${flag(`e${k + 1} IS NOT NULL`)}) AS reached${k + 1}`] : [],
  );
  return select({
    columns: [...subject, `max(CASE ${cases.join(' ')} END) AS depth`, ...reached],
    from,
    groupBy: subject.join(', '),
  });
}

/** Whether the run on a row of level k is still under way when the next exclusion that drops comes. */
function hit({ steps, window, limits }: SqlQuestion, k: number): string {
  const gone = `dropped${k + 1}`;
  const nexts: number[] = [];
  for (let next = k + 1; next < steps.length; next++) {
    nexts.push(next);
    if (!steps[next].optional) break;
  }
  const limit = nexts.some((next) => limits[next] === null) ? null : Math.max(...nexts.map((next) => limits[next]!));
  return all([
    `coalesce(${gone}, -1) = coalesce(ends${k + 1}, -2)`,
    ...(window === null ? [] : [`${gone} - e${k + 1} <= ${window}`]),
    ...(limit === null ? [] : [`${gone} - t <= ${limit}`]),
  ]);
}
