import fc from 'fast-check';
import { expect } from 'vitest';
import type { ActorCondition, Filter, FunnelSpec } from '../../src/contract/funnel';
import { dialectOf } from '../../src/warehouse/dialects';
import { funnelSql } from '../../src/warehouse/funnel-sql';
import type { DialectName, WarehouseTable } from '../../src/warehouse/names';
import type { NoteCode } from '../../src/warehouse/notes';
import { answerFunnel } from '../../workers/funnel/answer-funnel';
import { eventRows, type Allowed } from '../funnel/arbitrary-funnel';
import { specOf } from '../funnel/spec-of';
import { storeOf, type EventRow } from '../funnel/store-of';

/** An engine that answers SQL over the one table of the tests. */
export interface Warehouse {
  dialect: DialectName;
  /** Replaces the table's rows. */
  fill(rows: readonly EventRow[]): void | Promise<void>;
  /** The values of the statement's rows. */
  ask(sql: string): Values[] | Promise<Values[]>;
  /** What it can't run, if anything. */
  refuses?(spec: FunnelSpec, sql: string): boolean;
}

/** Some that tell the group, if there are any; then a step's number and name, and its actors. */
export type Values = readonly unknown[];

/** The values that tell a group, if there are any, and the actors by step. */
type Group = [values: string[], actors: number[]];

/** Rows of an answer by the group they are of. */
function groupsOf(rows: readonly Values[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const [step, , actors] = row.slice(-3);
    if (step === 1) groups.push([row.slice(0, -3).map(String), []]);
    const [values, counts] = groups.at(-1)!;
    expect([...values, step]).toEqual([...row.slice(0, -3).map(String), counts.push(Number(actors))]);
  }
  return groups;
}

/** Times are whole microseconds; every name needs its quotes. */
const table: WarehouseTable = {
  name: 'log',
  user: 'user id',
  event: '事件 "名"',
  time: 'at',
  timeUnit: 'microsecond',
  columns: { p: "p's" },
};

/** Values that tell the comparisons apart: as text, as numbers, in either case. */
const texts = ['', 'one', 'Two', 'two', '10', '9', '9.50', '订单', "o'ne", 'a\\b', 'ä'];
const numbers = [0, -1.5, 9, 9.5, 10, 1000];

function filtersOn(property: string, values: readonly string[]): fc.Arbitrary<Filter> {
  const value = fc.constantFrom(...values, 'o', '1', '订');
  return fc.oneof(
    fc.record({ property: fc.constant(property), op: fc.constantFrom('equal', 'not_equal', 'contains'), value }),
    fc.record({ property: fc.constant(property), op: fc.constantFrom('less', 'greater'), value }),
    fc.record({ property: fc.constant(property), op: fc.constant('between'), from: value, to: value }),
    fc.record({ property: fc.constant(property), op: fc.constant('in'), values: fc.array(value, { maxLength: 3 }) }),
    fc.record({ property: fc.constant(property), op: fc.constantFrom('empty', 'not_empty') }),
  );
}

const propertyRows = fc.array(
  fc
    .record({ user: fc.nat(30), p: fc.constantFrom(...texts), q: fc.constantFrom(null, ...numbers) })
    .map(({ user, p, q }): EventRow => ({
      user: `u${user}`,
      event: 'a',
      time: Date.UTC(2024, 0, 1, 23, 59, 56) * 1000,
      props: { ...(p !== '' && { p }), ...(q !== null && { q }) },
    })),
  { minLength: 1, maxLength: 20 },
);

/** Holds random filters on a text (p) and a number (q) to the kernel's meaning of them. */
export async function sameFilters(warehouse: Warehouse, numRuns: number): Promise<void> {
  const filter = fc.oneof(filtersOn('p', texts), filtersOn('q', ['', ...numbers.map(String), '9.0']));
  const same = async (rows: EventRow[], filters: Filter[]) => {
    // A column without a single text would be one of numbers to the page.
    const all = [...rows, { ...rows[0], user: 'v', event: 'b', props: { p: 'text', q: 1 } }];
    const spec = specOf([{ events: ['a'], filters }]);
    const options = { dialect: warehouse.dialect, timeZone: 'UTC', numbers: new Set(['q']) };
    const answer = answerFunnel(storeOf(all, ['p', 'q']), spec, { timeZone: 'UTC' });
    fc.pre(answer.ok);
    await warehouse.fill(all);
    const [[, , actors]] = await warehouse.ask(funnelSql(spec, table, options).sql);
    expect(Number(actors)).toBe(answer.value.groups[0].steps[0].actors);
  };
  const filters = fc.array(filter, { minLength: 1, maxLength: 2 });
  await fc.assert(fc.asyncProperty(propertyRows, filters, same), { numRuns });
}

/** What the page counts; null where the spec makes no sense. */
function kernelGroups(rows: readonly EventRow[], spec: FunnelSpec): Group[] | null {
  const groups = [null, ...spec.segments].map((segment): Group | null => {
    const { events, actors } = spec.filter;
    const filter = { events, actors: [...actors, ...(segment?.conditions ?? [])].map(byDay) };
    const answer = answerFunnel(
      storeOf(rows.map(withDay), ['p', 'day']),
      { ...spec, segments: [], filter },
      { timeZone: 'UTC' },
    );
    const values = spec.segments.length === 0 ? [] : [segment?.label ?? 'all'];
    return answer.ok ? [values, answer.value.groups[0].steps.map((step) => step.actors)] : null;
  });
  return groups.includes(null) ? null : (groups as Group[]);
}

const withDay = (row: EventRow) => ({
  ...row,
  props: { ...row.props, day: new Date(row.time / 1000).toISOString().slice(0, 10) },
});
const byDay = (condition: ActorCondition): ActorCondition => {
  const { from, to } = condition.dates;
  return {
    ...condition,
    filters: [
      ...condition.filters,
      ...(from === null ? [] : [{ property: 'day', op: 'between' as const, from, to: '9' }]),
      ...(to === null ? [] : [{ property: 'day', op: 'between' as const, from: '0', to }]),
    ],
    dates: { from: null, to: null },
  };
};

/** The rows as SQL values: user, event, time, p, q. */
export function sqlValues(rows: readonly EventRow[], dialect: DialectName): string {
  const { text } = dialectOf(dialect);
  return rows
    .map(({ user, event, time, props }) => {
      const p = props?.p === undefined ? 'NULL' : text(String(props.p));
      return `(${text(user)}, ${text(event)}, ${time}, ${p}, ${props?.q ?? 'NULL'})`;
    })
    .join(', ');
}

/** The same events in the same order, no two at one time. */
function withoutTies(rows: readonly EventRow[]): EventRow[] {
  return rows.map((row, i) => ({ ...row, time: row.time + i * 10_000 }));
}

/** Where these are noted the text may count otherwise, whatever the data; elsewhere only ties may differ. */
const mayDiffer: readonly NoteCode[] = ['totals_as_actors', 'shared_any_order', 'optional_ways'];

/** Holds random funnels over random events to the kernel's counts, group by group. */
export async function sameCounts(
  warehouse: Warehouse,
  specs: fc.Arbitrary<FunnelSpec>,
  numRuns: number,
): Promise<void> {
  const same = async (events: EventRow[], spec: FunnelSpec) => {
    const { sql, inexact } = funnelSql(spec, table, { dialect: warehouse.dialect, timeZone: 'UTC' });
    fc.pre(!inexact.some((code) => mayDiffer.includes(code)) && !(warehouse.refuses?.(spec, sql) ?? false));
    const rows = inexact.length === 0 ? events : withoutTies(events);
    const expected = kernelGroups(rows, spec);
    fc.pre(expected !== null);
    await warehouse.fill(rows);
    expect(groupsOf(await warehouse.ask(sql))).toEqual(expected);
  };
  await fc.assert(fc.asyncProperty(eventRows, specs, same), { numRuns });
}

const day = fc.constantFrom(null, null, '2024-01-01', '2024-01-02');
const days = fc
  .tuple(day, day)
  .map(([from, to]) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));
const condition: fc.Arbitrary<ActorCondition> = fc.record({
  did: fc.boolean(),
  events: fc.constantFrom(['a'], ['x'], ['b', 'y'], ['*']),
  filters: fc.constantFrom<Filter[]>([], [{ property: 'p', op: 'equal', value: 'one' }]),
  times: fc.integer({ min: 1, max: 2 }),
  dates: days,
});

/** The same funnels, of actors who did things on some days. */
export function withDates(specs: fc.Arbitrary<FunnelSpec>): fc.Arbitrary<FunnelSpec> {
  return fc
    .tuple(specs, fc.array(condition, { minLength: 1, maxLength: 2 }))
    .map(([spec, actors]) => ({ ...spec, filter: { ...spec.filter, actors } }));
}

/** The same funnels, with segments to compare. */
export function withSegments(specs: fc.Arbitrary<FunnelSpec>): fc.Arbitrary<FunnelSpec> {
  const segment = fc.record({
    label: fc.constantFrom('one', "o'ne", '新用户'),
    conditions: fc.array(condition, { maxLength: 2 }),
  });
  return fc.tuple(specs, fc.array(segment, { minLength: 1, maxLength: 3 })).map(([spec, segments]) => ({
    ...spec,
    segments: segments.map((each, i) => ({ ...each, id: String(i), place: null })),
  }));
}

export const kinds: Record<string, Allowed> = {
  'plain ordered funnels': {},
  'ordered funnels of single events': { simple: true },
  'ordered funnels with optional steps': { optional: true },
  'ordered funnels with exclusions': { exclusions: true },
  'ordered funnels with optional steps and exclusions': { optional: true, exclusions: true },
  'funnels with limits between steps': { limits: true },
  'funnels with limits and exclusions': { limits: true, exclusions: true },
  'strict funnels': { order: 'strict' },
  'strict funnels with exclusions': { order: 'strict', exclusions: true },
  'strict funnels with limits and exclusions': { order: 'strict', exclusions: true, limits: true },
  'funnels in any order': { order: 'any' },
  'funnels in any order with exclusions': { order: 'any', exclusions: true },
  'totals of ordered funnels': { count: 'totals' },
  'totals of ordered funnels with exclusions': { count: 'totals', exclusions: true, simple: true },
  'totals of ordered funnels with optional steps': { count: 'totals', exclusions: true, optional: true },
};
