import { describe, expect, it } from 'vitest';
import type { BreakdownBy, FunnelSpec } from '../../../../src/core/spec/funnel';
import { funnelSql } from '../../../../src/sql-export/funnel-sql/funnel-sql';
import type { NoteCode } from '../../../../src/sql-export/funnel-sql/notes';
import type { WritingOptions } from '../../../../src/sql-export/writing-options';
import { specOf } from '../../../support/funnel/spec-of';
import { shopTable } from '../../../support/sql/cte-text';

const notesOf = (spec: FunnelSpec, options: Partial<WritingOptions> = {}) =>
  funnelSql(spec, shopTable, { dialect: 'duckdb', timeZone: 'UTC', ...options }).inexact;

const numbers = new Set<string>();
const hour = { value: 1, unit: 'hour' as const };
const coupon = { events: ['coupon'], optional: true };
const filtered = (value: string) => specOf([{ events: ['a'], filters: [{ property: 'p', op: 'equal', value }] }]);
const brokenDown = (by: BreakdownBy, switches: Partial<FunnelSpec> = {}) =>
  specOf(['a', 'b'], { breakdown: { by: [by], attribution: { at: 'first' }, shown: null }, ...switches });
const channel: BreakdownBy = { kind: 'property', property: 'channel', bins: null };
const dayOf = (property: string | null): BreakdownBy => ({ kind: 'calendar', property, unit: 'day' });
const cell = { funnel: null, step: 0, outcome: 'lost' } as unknown as FunnelSpec['segments'][number]['cell'];

describe('not exact is', () => {
  it.each<[string, NoteCode, FunnelSpec, Partial<WritingOptions>]>([
    ['a tie tolerance', 'tie_tolerance', specOf(['a', 'b'], { tieTolerance: 2 }), {}],
    ['every run in strict order', 'totals_as_actors', specOf(['a', 'b'], { count: 'totals', order: 'strict' }), {}],
    ['every run where events tie', 'totals_ties', specOf(['a', 'b'], { count: 'totals' }), {}],
    ['an event of two steps', 'shared_ties', specOf(['a', 'a']), {}],
    ['an event of two steps in any order', 'shared_any_order', specOf(['a', '*'], { order: 'any' }), {}],
    ['an optional step where limits are set', 'optional_ways', specOf(['a', coupon, { events: ['b'], within: hour }]), {}], // prettier-ignore
    ['a number where types are not known', 'property_types', filtered('10'), {}],
    ['groups where types are not known', 'property_types', brokenDown(channel), {}],
    ['the cell of a segment', 'segment_place', specOf(['a'], { segments: [{ id: 's', label: '', conditions: [], cell }] }), {}], // prettier-ignore
    ['groups where the times of runs are not known', 'group_values', brokenDown(channel, { order: 'any' }), { numbers }], // prettier-ignore
    ['times in a property', 'property_times', brokenDown(dayOf('at')), { numbers }],
    ["summer time in DuckDB's text", 'clock_changes', brokenDown(dayOf(null)), { numbers, timeZone: 'Europe/Berlin' }],
    ['a NUL in PostgreSQL', 'nul_letters', filtered('a\0b'), { dialect: 'postgresql' }],
  ])('%s', (_, ...[code, spec, options]) => {
    expect(notesOf(spec, options)).toEqual([code]);
  });
});

describe('exact is', () => {
  it.each<[string, FunnelSpec, Partial<WritingOptions>]>([
    ['an everyday funnel', specOf(['a', 'b'], { window: hour }), {}],
    ['a text where types are not known', filtered('red'), {}],
    ['a number where types are known', filtered('10'), { numbers }],
    ['a NUL in DuckDB', filtered('a\0b'), {}],
    ['what only looks like a NUL in PostgreSQL', filtered(String.raw`a\u0000b`), { dialect: 'postgresql' }],
    ['summer time in PostgreSQL', brokenDown(dayOf(null)), { numbers, dialect: 'postgresql', timeZone: 'Europe/Berlin' }], // prettier-ignore
    ['a zone of one time in DuckDB', brokenDown(dayOf(null)), { numbers, timeZone: 'Asia/Shanghai' }],
  ])('%s', (_, spec, options) => {
    expect(notesOf(spec, options)).toEqual([]);
  });
});

it('the text says at its head what is not exact', () => {
  const spec = specOf(['a', 'b'], { tieTolerance: 2, count: 'totals', order: 'strict' });
  const { sql, inexact } = funnelSql(spec, shopTable, { dialect: 'duckdb', timeZone: 'UTC' });
  expect(inexact).toEqual(['tie_tolerance', 'totals_as_actors']);
  expect(sql.split('\n').slice(0, 4)).toEqual([
    '-- One row per step. Times are microseconds since 1970 UTC.',
    '-- NOT EXACT: Steps close to each other in time do not count in either order here: the tie tolerance is taken as 0.',
    '-- NOT EXACT: Actors are counted, not every run: with these rules, following run after run would cost too much.',
    'WITH funnel_rows AS (',
  ]);
});
