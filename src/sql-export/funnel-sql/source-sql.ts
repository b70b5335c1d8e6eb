import type { Filter, FunnelSpec } from '../../core/spec/funnel';
import {
  alias,
  all,
  always,
  as,
  flag,
  frames,
  listOf,
  literal,
  never,
  nth,
  over,
  reference,
  select,
  sql,
  when,
} from '../../core/sql/build';
import { asText, integer, microseconds, nullable } from '../../core/sql/functions';
import type { Cte, Expression, Query, Relation } from '../../core/sql/nodes';
import { inBounds } from './bounds';
import { holds } from './conditions';
import { excludedColumns, notExcludedAt } from './exclusions-sql';
import { filterSql } from './filter-sql';
import type { SqlTable } from './names';
import type { SqlQuestion } from './question';
import { propertyColumn, sourceColumn, sourceTable, type Source } from './source';

/**
 * The rows that a question sees, one per event: `actor`, `t` (µs), and 1 or 0 for each step and exclusion. The next
 * query reads `from` with the conditions `where`: filters on actors and dates apply once first events are known.
 */
export interface Rows {
  ctes: Cte[];
  from: Relation;
  where: Expression[];
  /** The columns that name an actor. */
  keys: Expression[];
  /** By step and by span of exclusions, an expression that is 1 or 0. */
  steps: Expression[];
  spans: Expression[];
}

export function sourceRows(question: SqlQuestion, source: Source): Rows {
  const { spec } = question;
  const first: Cte = { name: 'funnel_rows', query: rowsSql(question, source) };
  const cut = spec.actor.kind === 'session' ? sessionCtes(spec.actor.gapMinutes) : [];
  const visible = cut.length > 0 && spec.filter.events.length > 0 ? [sql`visible = 1`] : [];
  const ctes = [first, ...cut];
  const marked = markedColumns(question);
  if (marked.length > 0) {
    const query = select({ columns: [sql`*`, ...marked], from: reference(ctes.at(-1)!.name), where: visible });
    ctes.push({ name: 'funnel_marked', query });
  }
  return {
    ctes,
    from: reference(ctes.at(-1)!.name),
    where: [
      ...(marked.length > 0 ? [] : visible),
      ...question.conditions.filter(({ segment }) => segment === null).map(holds),
      ...(spec.dateRangeRule === 'whole' ? inBounds(question) : []),
    ],
    steps: spec.steps.map((_, k) => stepMark(question, k)),
    spans: question.spans.map((_, x) => nth('x', x)),
    keys: actorKeys(spec),
  };
}

/** 1 where an event does a step: not where the event is excluded at that step. */
function stepMark(question: SqlQuestion, k: number): Expression {
  const first = question.steps[k].occurrence === 'every' ? [] : [sql`t = ${nth('first', k)}`];
  const conditions = [...first, ...notExcludedAt(question, k)];
  const mark = nth('s', k);
  return conditions.length === 0 ? mark : flag(all([sql`${mark} = 1`, ...conditions]));
}

/** Whether an event has one of the names and passes the filters. */
function matchingEvents(events: readonly string[], filters: readonly Filter[], source: Source): Expression {
  return all([eventNameIn(events, source.table), ...filters.map((filter) => filterSql(filter, source))]);
}

function eventNameIn(events: readonly string[], table: SqlTable): Expression {
  if (events.includes('*') || (table.event === '' && events.length > 0)) return always;
  if (events.length === 0) return never;
  return sql`${sourceColumn(table.event)} IN (${listOf(events.map(literal))})`;
}

/** The events as `funnel_rows`: actor, time and, as 1 or 0, all that the question's conditions say of an event alone. */
function rowsSql(question: SqlQuestion, source: Source): Query {
  const { spec } = question;
  const { table } = source;
  const [user, time] = [sourceColumn(table.user), sourceColumn(table.time)];
  const t = timeExpression(time, table);
  const session = spec.actor.kind === 'session';
  const actor = spec.actor.kind === 'column' ? asText(propertyColumn(spec.actor.property, source)) : user;
  const visible = spec.filter.events.map((filter) => filterSql(filter, source));
  const present = spec.actor.kind === 'column' ? sql`coalesce(${actor}, '') <> ''` : sql`${user} IS NOT NULL`;
  return select({
    columns: [
      sql`${actor} AS actor`,
      sql`${t} AS t`,
      ...stepColumns(question, source),
      ...conditionColumns(question, { source, t }),
      ...question.groups.flatMap(({ read }, i) => (read === null ? [] : [as(read, nth('r', i))])),
      ...question.held.map(({ value }, i) => as(value, nth('h', i))),
      ...(session && visible.length > 0 ? [sql`${flag(all(visible))} AS visible`] : []),
    ],
    from: sourceTable(source),
    where: [present, sql`${time} IS NOT NULL`, ...(session ? [] : [...ofInterest(question, table), ...visible])],
  });
}

const microsecondsPer = { second: 1e6, millisecond: 1000, microsecond: 1 };

/** The time column as whole µs since 1970 UTC. */
function timeExpression(column: Expression, { timeUnit }: SqlTable): Expression {
  if (timeUnit === 'timestamp') return microseconds(column);
  return integer(timeUnit === 'microsecond' ? column : sql`${column} * ${microsecondsPer[timeUnit]}`);
}

/** `s`k for step k, `named`k for its event's name alone, and `x`n for exclusions. */
function stepColumns({ spec, spans }: SqlQuestion, source: Source): Expression[] {
  return [
    ...spec.steps.map(({ events, filters }, k) => as(flag(matchingEvents(events, filters, source)), nth('s', k))),
    ...spec.steps.flatMap(({ events, occurrence }, k) =>
      occurrence === 'first_ever' ? [as(flag(eventNameIn(events, source.table)), nth('named', k))] : [],
    ),
    ...excludedColumns(spans, ({ events, filters }) => matchingEvents(events, filters, source)),
  ];
}

/** `c`n for condition n on actors. */
function conditionColumns({ conditions }: SqlQuestion, { source, t }: { source: Source; t: Expression }): Expression[] {
  return conditions.map(({ n, condition: { events, filters }, bounds }) => {
    const counts = all([matchingEvents(events, filters, source), ...inBounds(bounds, t)]);
    return as(flag(counts), nth('c', n - 1));
  });
}

/** Only events with a name that the question uses, so that the database reads no others; in strict order all matter. */
function ofInterest({ spec, conditions }: SqlQuestion, table: SqlTable): Expression[] {
  const counted = conditions.map(({ condition }) => condition);
  const used = [...spec.steps, ...spec.exclusions, ...counted].flatMap(({ events }) => events);
  const names = [...new Set(used)];
  return spec.order === 'strict' || names.includes('*') || table.event === '' ? [] : [eventNameIn(names, table)];
}

/** Sessions as actors. The sum has no frame of rows, so events of equal time get the same session in any order. */
function sessionCtes(gapMinutes: number): Cte[] {
  const partitionBy = [alias('actor')];
  const orderBy = [alias('t')];
  const before = over(sql`max(${nullable(alias('t'))})`, { partitionBy, orderBy, frame: frames.theOneBefore });
  const opens = flag(sql`t - ${before} > ${Math.round(gapMinutes * 6e7)}`);
  const number = over(sql`sum(opens)`, { partitionBy, orderBy });
  return [
    {
      name: 'funnel_gaps',
      query: select({ columns: [sql`*`, sql`${opens} AS opens`], from: reference('funnel_rows') }),
    },
    {
      name: 'funnel_sessions',
      query: select({ columns: [sql`*`, sql`${number} AS session_number`], from: reference('funnel_gaps') }),
    },
  ];
}

/** The time of an actor's first events and the counts of its conditions, where the question needs them. */
function markedColumns({ spec, conditions }: SqlQuestion): Expression[] {
  const ofActor = { partitionBy: actorKeys(spec) };
  return [
    ...spec.steps.flatMap(({ occurrence }, k) => {
      if (occurrence === 'every') return [];
      const candidate = nth(occurrence === 'first_ever' ? 'named' : 's', k);
      const first = over(sql`min(${when(sql`${candidate} = 1`, sql`t`)})`, ofActor);
      return [as(first, nth('first', k))];
    }),
    ...conditions.map(({ n }) => as(over(sql`sum(${nth('c', n - 1)})`, ofActor), nth('times', n - 1))),
  ];
}

/** A session is a user and a number, until `sessionName` makes one value of both. */
function actorKeys({ actor }: FunnelSpec): Expression[] {
  return [alias('actor'), ...(actor.kind === 'session' ? [alias('session_number')] : [])];
}
