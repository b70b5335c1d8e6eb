import fc from 'fast-check';
import { expect } from 'vitest';
import type { FunnelSpec } from '../../src/contract/funnel';
import { funnelSql } from '../../src/warehouse/funnel-sql';
import type { DialectName, WarehouseTable } from '../../src/warehouse/names';
import type { NoteCode } from '../../src/warehouse/notes';
import { answerFunnel } from '../../workers/funnel/answer-funnel';
import { eventRows, funnelSpecs, type Allowed } from '../funnel/arbitrary-funnel';
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

export interface Row {
  step: number;
  name: string;
  actors: number;
}

/** Times are whole microseconds; every name needs its quotes. */
export const table: WarehouseTable = {
  name: 'log',
  user: 'user id',
  event: '事件 "名"',
  time: 'at',
  timeUnit: 'microsecond',
  columns: { p: "p's" },
};

/** What the page counts; null where the spec makes no sense. */
export function kernelCounts(rows: readonly EventRow[], spec: FunnelSpec): number[] | null {
  const answer = answerFunnel(storeOf(rows, ['p']), spec, { timeZone: 'UTC' });
  return answer.ok ? answer.value.groups[0].steps.map(({ actors }) => actors) : null;
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
