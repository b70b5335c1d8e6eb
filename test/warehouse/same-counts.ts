import fc from 'fast-check';
import { expect } from 'vitest';
import type { Filter, FunnelSpec } from '../../src/contract/funnel';
import { dialectOf } from '../../src/warehouse/dialects';
import { funnelSql } from '../../src/warehouse/funnel-sql';
import type { DialectName, WarehouseTable } from '../../src/warehouse/names';
import type { NoteCode } from '../../src/warehouse/notes';
import { answerFunnel } from '../../workers/funnel/answer-funnel';
import { eventRows, funnelSpecs, type Allowed } from '../funnel/arbitrary-funnel';
import { specOf } from '../funnel/spec-of';
import { storeOf, type EventRow } from '../funnel/store-of';

/** An engine that answers SQL over the one table of the tests. */
export interface Warehouse {
  dialect: DialectName;
  /** Replaces the table's rows. */
  fill(rows: readonly EventRow[]): void | Promise<void>;
  /** The statement's rows. */
  ask(sql: string): Row[] | Promise<Row[]>;
  /** What it can't run, if anything. */
  refuses?(spec: FunnelSpec, sql: string): boolean;
}

interface Row {
  step: number;
  name: string;
  actors: number;
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
    const [{ actors }] = await warehouse.ask(funnelSql(spec, table, options).sql);
    expect(actors).toBe(answer.value.groups[0].steps[0].actors);
  };
  const filters = fc.array(filter, { minLength: 1, maxLength: 2 });
  await fc.assert(fc.asyncProperty(propertyRows, filters, same), { numRuns });
}

/** What the page counts; null where the spec makes no sense. */
function kernelCounts(rows: readonly EventRow[], spec: FunnelSpec): number[] | null {
  const answer = answerFunnel(storeOf(rows, ['p']), spec, { timeZone: 'UTC' });
  return answer.ok ? answer.value.groups[0].steps.map(({ actors }) => actors) : null;
}

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

/** Holds random funnels over random events to the kernel's counts. */
export async function sameCounts(warehouse: Warehouse, allowed: Allowed, numRuns: number): Promise<void> {
  const same = async (events: EventRow[], spec: FunnelSpec) => {
    const { sql, inexact } = funnelSql(spec, table, { dialect: warehouse.dialect, timeZone: 'UTC' });
    fc.pre(!inexact.some((code) => mayDiffer.includes(code)) && !(warehouse.refuses?.(spec, sql) ?? false));
    const rows = inexact.length === 0 ? events : withoutTies(events);
    const expected = kernelCounts(rows, spec);
    fc.pre(expected !== null);
    await warehouse.fill(rows);
    const answer = await warehouse.ask(sql);
    expect(answer.map(({ step }) => step)).toEqual(spec.steps.map((_, k) => k + 1));
    expect(answer.map(({ actors }) => actors)).toEqual(expected);
  };
  await fc.assert(fc.asyncProperty(eventRows, funnelSpecs(allowed), same), { numRuns });
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
