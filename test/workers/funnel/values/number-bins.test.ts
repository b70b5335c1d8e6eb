import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bins, BreakdownBy, CalendarUnit } from '../../../../src/core/spec/funnel';
import type { PlanContext } from '../../../../workers/funnel/plan/plan';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';
import { answerTo } from '../../../support/funnel/answer-to';

/** How many users each group has; one event of step `a` for each of the values. */
function groupsOf(rows: EventRow[], by: BreakdownBy, context: PlanContext = { timeZone: 'UTC' }): [string, number][] {
  const spec = specOf(['a'], { breakdown: { by: [by], attribution: { at: 'first' }, shown: null } });
  const answer = answerTo('funnel', { store: storeOf(rows, ['p']), ...context }, { spec });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.groups.flatMap(({ key, steps }): [string, number][] =>
    key.kind === 'values' ? [[key.values[0], steps[0].actors]] : [],
  );
}

const rowsOf = (values: readonly (number | string | undefined)[], time: (n: number) => number = (n) => n): EventRow[] =>
  values.map((p, n) => ({ user: `u${n}`, event: 'a', time: time(n), props: p === undefined ? {} : { p } }));
const inBins = (values: (number | undefined)[], bins: Bins) =>
  groupsOf(rowsOf(values), { kind: 'property', property: 'p', bins });

describe('numbers in bins', () => {
  it('of equal width, in order, with edges that can be read; empty last', () => {
    expect(inBins([undefined, 20, 0.99, 7, 9.5, 13], { by: 'width', count: 2 })).toEqual([
      ['[0.99,10.5)', 3],
      ['[10.5,20]', 2],
      ['', 1],
    ]);
    expect(inBins([0, 10, 20, 30], { by: 'width', count: 3 })).toEqual([
      ['[0,10)', 1],
      ['[10,20)', 1],
      ['[20,30]', 2],
    ]);
  });

  it('of one value in a single bin', () => {
    for (const by of ['width', 'quantile'] as const) expect(inBins([5, 5], { by, count: 4 })).toEqual([['[5,5]', 2]]);
  });

  it('of about equally many events', () => {
    expect(inBins([1, 2, 3, 4, 5, 6, 7, 8, 1000, 2000], { by: 'quantile', count: 5 })).toEqual([
      ['[1,3)', 2],
      ['[3,5)', 2],
      ['[5,7)', 2],
      ['[7,1000)', 2],
      ['[1000,2000]', 2],
    ]);
    expect(inBins([0, 0, 0, 0, 0, 0, 7, 9], { by: 'quantile', count: 4 })).toEqual([
      ['[0,7)', 6],
      ['[7,9]', 2],
    ]);
  });

  it('with edges of one’s own, and what lies outside them', () => {
    expect(inBins([-1, 0, 5, 10, 20, 21], { by: 'edges', edges: [0, 10, 20] })).toEqual([
      ['(,0)', 1],
      ['[0,10)', 2],
      ['[10,20]', 2],
      ['(20,)', 1],
    ]);
    expect(inBins([-1, 0, 1], { by: 'edges', edges: [0] })).toEqual([
      ['(,0)', 1],
      ['[0,)', 2],
    ]);
  });

  it('whose edges come from all events, not from those of the funnel', () => {
    const rows = rowsOf([0, 10]);
    rows.push({ user: 'u9', event: 'other', time: 5, props: { p: 40 } });
    const spec = { kind: 'property', property: 'p', bins: { by: 'width', count: 2 } } as const;
    expect(groupsOf(rows, spec)).toEqual([['[0,20)', 2]]);
  });

  it('hold every number once', () => {
    const numbers = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 30 });
    const edges = fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 5 });
    const bins = fc.oneof<fc.Arbitrary<Bins>[]>(
      fc.record({ by: fc.constantFrom('width' as const, 'quantile' as const), count: fc.integer({ min: 1, max: 9 }) }),
      edges.map((list) => ({ by: 'edges' as const, edges: list.sort((a, b) => a - b) })),
    );
    const law = (values: number[], asked: Bins) => {
      const groups = inBins(values, asked);
      for (const [name, users] of groups) {
        const [, open, low, high, close] = /^([[(])(.*),(.*)([\])])$/.exec(name)!;
        const inside = values.filter(
          (value) =>
            (low === '' || value > Number(low) || (open === '[' && value === Number(low))) &&
            (high === '' || value < Number(high) || (close === ']' && value === Number(high))),
        );
        expect(users, name).toBe(inside.length);
      }
      expect(groups.reduce((sum, [, users]) => sum + users, 0)).toBe(values.length);
    };
    fc.assert(fc.property(numbers, bins, law), { numRuns: 500 });
  });
});

describe('the calendar', () => {
  const at = (...times: string[]): EventRow[] =>
    rowsOf(
      times.map(() => 'x'),
      (n) => Date.parse(times[n]) * 1000,
    );
  const own = (unit: CalendarUnit): BreakdownBy => ({ kind: 'calendar', property: null, unit });

  it('tells an event’s own time in the zone of the dataset', () => {
    const rows = at('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2025-12-31T23:30:00Z');
    const berlin = { timeZone: 'Europe/Berlin' };
    const names = (unit: CalendarUnit) => groupsOf(rows, own(unit), berlin).map(([name]) => name);
    expect(names('hour')).toEqual(['0', '1', '3']);
    expect(names('weekday')).toEqual(['4', '7']);
    expect(names('day')).toEqual(['2026-01-01', '2026-03-29']);
    expect(names('week')).toEqual(['2025-12-29', '2026-03-23']);
    expect(names('month')).toEqual(['2026-01', '2026-03']);
    expect(names('quarter')).toEqual(['2026-Q1']);
    expect(names('year')).toEqual(['2026']);
    expect(groupsOf(rows, own('year'))).toEqual([
      ['2025', 1],
      ['2026', 2],
    ]);
  });

  it('knows half hours, and times before 1970', () => {
    const kolkata = { timeZone: 'Asia/Kolkata' };
    expect(groupsOf(at('1969-12-28T18:29:00Z', '1969-12-28T18:31:00Z'), own('weekday'), kolkata)).toEqual([
      ['1', 1],
      ['7', 1],
    ]);
    expect(groupsOf(at('1969-12-28T18:31:00Z'), own('week'), kolkata)).toEqual([['1969-12-29', 1]]);
  });

  it('reads the times of a property as those of the dataset', () => {
    const rows = rowsOf(['03.04.2026', '31.12.2025 23:30', 'never', undefined]);
    const by = { kind: 'calendar', property: 'p', unit: 'month' } as const;
    expect(groupsOf(rows, by, { timeZone: 'UTC', timeFormat: 'day_first' })).toEqual([
      ['2025-12', 1],
      ['2026-04', 1],
      ['', 2],
    ]);
    const epoch = rowsOf([1_767_225_600, 1_767_225_600, undefined]);
    expect(groupsOf(epoch, { ...by, unit: 'day' }, { timeZone: 'UTC', timeFormat: 'epoch_s' })).toEqual([
      ['2026-01-01', 2],
      ['', 1],
    ]);
  });
});
