import type { Filter, FunnelSpec } from '../../core/spec/funnel';
import { inBounds } from './bounds';
import { holds } from './conditions';
import { tableName, timeExpression, type SqlDialect } from './dialects';
import { filterSql, type Source } from './filter-sql';
import type { WarehouseTable } from './names';
import { all, any, flag, frames, select, type SqlCte } from './parts';
import { mayShareEvent, type SqlQuestion } from './question';

/**
 * The rows that a question sees, one per event: `actor`, `t` (µs), and 1 or 0 for each step and exclusion. The next
 * query reads `from` and must ask for `where` too, since filters on actors and dates come after first events are known.
 */
export interface Rows {
  parts: SqlCte[];
  from: string;
  where: string[];
  /** The columns that name an actor. */
  keys: string[];
  /** By step and by span of exclusions, an expression that is 1 or 0. */
  steps: string[];
  spans: string[];
}

export function sourceRows(question: SqlQuestion, source: Source): Rows {
  const { spec } = question;
  const first: SqlCte = { name: 'funnel_rows', sql: rowsSql(question, source) };
  const cut = spec.actor.kind === 'session' ? sessionParts(spec.actor.gapMinutes, source.dialect) : [];
  const visible = cut.length > 0 && spec.filter.events.length > 0 ? ['visible = 1'] : [];
  const parts = [first, ...cut];
  const marked = markedColumns(question);
  if (marked.length > 0) {
    const sql = select({ columns: ['*', ...marked], from: parts.at(-1)!.name, where: visible });
    parts.push({ name: 'funnel_marked', sql });
  }
  return {
    parts,
    from: parts.at(-1)!.name,
    where: [
      ...(marked.length > 0 ? [] : visible),
      ...question.conditions.filter(({ segment }) => segment === null).map(holds),
      ...wholeRange(question),
    ],
    steps: spec.steps.map((_, k) => stepMark(question, k)),
    spans: question.spans.map((_, x) => `x${x + 1}`),
    keys: actorKeys(spec),
  };
}

/** 1 where an event does a step: not by an event that an exclusion names inside whose range the step is. */
function stepMark({ spec, spans }: SqlQuestion, k: number): string {
  const step = spec.steps[k];
  const within = spans.flatMap(({ from, to, exclusions }, x) => {
    const isInside = spec.order === 'any' || (from < k && k <= to);
    return isInside && exclusions.some((exclusion) => mayShareEvent(step, exclusion)) ? [`x${x + 1} = 0`] : [];
  });
  const first = step.occurrence === 'every' ? [] : [`t = first${k + 1}`];
  const mark = `s${k + 1}`;
  return first.length + within.length === 0 ? mark : flag(all([`${mark} = 1`, ...first, ...within]));
}

/** Conditions under which an event has one of the names and passes the filters. */
function matching(events: readonly string[], filters: readonly Filter[], source: Source): string {
  return all([named(events, source), ...filters.map((filter) => filterSql(filter, source))]);
}

function named(events: readonly string[], { table, dialect }: Source): string {
  if (events.includes('*') || (table.event === '' && events.length > 0)) return '1 = 1';
  if (events.length === 0) return '1 = 0';
  return `${eventColumn(table, dialect)} IN (${events.map((name) => dialect.text(name)).join(', ')})`;
}

const eventColumn = (table: WarehouseTable, { identifier }: SqlDialect) => `source.${identifier(table.event)}`;

function rowsSql(question: SqlQuestion, source: Source): string {
  const { spec, spans, conditions } = question;
  const { dialect, table } = source;
  const { identifier } = dialect;
  const user = `source.${identifier(table.user)}`;
  const time = `source.${identifier(table.time)}`;
  const t = timeExpression(time, table.timeUnit, dialect);
  const session = spec.actor.kind === 'session';
  const actor = spec.actor.kind === 'column' ? dialect.asText(source.column(spec.actor.property)) : user;
  const visible = spec.filter.events.map((filter) => filterSql(filter, source));
  const flags = [
    ...spec.steps.map(({ events, filters }, k) => `${flag(matching(events, filters, source))} AS s${k + 1}`),
    ...spec.steps.flatMap(({ events, occurrence }, k) =>
      occurrence === 'first_ever' ? [`${flag(named(events, source))} AS named${k + 1}`] : [],
    ),
    ...spans.map(
      ({ exclusions }, x) =>
        `${flag(any(exclusions.map(({ events, filters }) => matching(events, filters, source))))} AS x${x + 1}`,
    ),
    ...conditions.map(({ n, condition: { events, filters }, bounds }) => {
      const counts = all([matching(events, filters, source), ...inBounds(bounds, t)]);
      return `${flag(counts)} AS c${n}`;
    }),
    ...question.groups.flatMap(({ read }, i) => (read === null ? [] : [`${read} AS r${i + 1}`])),
    ...question.held.map(({ value }, i) => `${value} AS h${i + 1}`),
    ...(session && visible.length > 0 ? [`${flag(all(visible))} AS visible`] : []),
  ];
  const present = spec.actor.kind === 'column' ? `coalesce(${actor}, '') <> ''` : `${user} IS NOT NULL`;
  return select({
    columns: [`${actor} AS actor`, `${t} AS t`, ...flags],
    from: `${tableName(table.name, dialect)} AS source`,
    where: [present, `${time} IS NOT NULL`, ...(session ? [] : [...ofInterest(question, source), ...visible])],
  });
}

/** Names that matter at all, so that a warehouse need not read the others; in strict order every event matters. */
function ofInterest({ spec, conditions }: SqlQuestion, source: Source): string[] {
  const counted = conditions.map(({ condition }) => condition);
  const asked = [...spec.steps, ...spec.exclusions, ...counted].flatMap(({ events }) => events);
  const names = [...new Set(asked)];
  return spec.order === 'strict' || names.includes('*') || source.table.event === '' ? [] : [named(names, source)];
}

/** Sessions for actors. The sum takes events of equal time together, so that their order does not matter. */
function sessionParts(gapMinutes: number, dialect: SqlDialect): SqlCte[] {
  const before = `max(${dialect.nullable('t')}) OVER (${frames.theOneBefore})`;
  const opens = flag(`t - ${before} > ${Math.round(gapMinutes * 6e7)}`);
  const gaps = select({ columns: ['*', `${opens} AS opens`], from: 'funnel_rows' });
  const numbered = select({
    columns: ['*', 'sum(opens) OVER (PARTITION BY actor ORDER BY t) AS session_number'],
    from: 'funnel_gaps',
  });
  return [
    { name: 'funnel_gaps', sql: gaps },
    { name: 'funnel_sessions', sql: numbered },
  ];
}

/** First events and event counts of an actor, where the question needs them. */
function markedColumns({ spec, conditions }: SqlQuestion): string[] {
  const over = `OVER (PARTITION BY ${actorKeys(spec).join(', ')})`;
  return [
    ...spec.steps.flatMap(({ occurrence }, k) => {
      if (occurrence === 'every') return [];
      const candidate = occurrence === 'first_ever' ? `named${k + 1}` : `s${k + 1}`;
      return [`min(CASE WHEN ${candidate} = 1 THEN t END) ${over} AS first${k + 1}`];
    }),
    ...conditions.map(({ n }) => `sum(c${n}) ${over} AS times${n}`),
  ];
}

/** Sessions are a user and a number at first. */
function actorKeys({ actor }: FunnelSpec): string[] {
  return actor.kind === 'session' ? ['actor', 'session_number'] : ['actor'];
}

function wholeRange(question: SqlQuestion): string[] {
  return question.spec.dateRangeRule === 'whole' ? inBounds(question) : [];
}
