import { describe, expect, it } from 'vitest';
import type { BreakdownBy } from '../../../../src/core/spec/funnel';
import { breakdownValues } from '../../../../workers/funnel/groups/breakdown-values';
import type { TimeFormat } from '../../../../src/core/spec/dataset';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';

const row = (n: number, props: NonNullable<EventRow['props']>): EventRow => ({
  user: 'u',
  event: 'a',
  time: Date.UTC(2026, 0, 1, n) * 1000,
  props,
});
const store = storeOf(
  [row(0, { channel: '微信', age: 10, at: '03.04.2026' }), row(1, { age: 20 }), row(23, { channel: 'web', age: 40 })],
  ['channel', 'age', 'at'],
);

/** The values of each event. */
function valuesBy(
  by: BreakdownBy[],
  context: { timeZone: string; timeFormat?: TimeFormat } = { timeZone: 'UTC' },
  all = store,
): string[] {
  const values = breakdownValues({ by }, store, { all, context });
  return [0, 1, 2].map((event) => values.values(values.code(event)).join('|'));
}

const property = (name: string, bins: (BreakdownBy & { kind: 'property' })['bins'] = null): BreakdownBy => ({
  kind: 'property',
  property: name,
  bins,
});

describe('the values of a breakdown', () => {
  it('are a property’s own', () => {
    expect(valuesBy([property('channel')])).toEqual(['微信', '', 'web']);
    expect(valuesBy([property('age')])).toEqual(['10', '20', '40']);
  });

  it('are bins of numbers', () => {
    expect(valuesBy([property('age', { by: 'edges', edges: [0, 20, 30] })])).toEqual(['[0,20)', '[20,30]', '(30,)']);
  });

  it('have their bins from all events of the dataset, not from those of the actors', () => {
    const all = storeOf([row(0, { channel: 'x', age: 0, at: '' }), row(1, { age: 100 })], ['channel', 'age', 'at']);
    expect(valuesBy([property('age', { by: 'width', count: 2 })], { timeZone: 'UTC' }, all)).toEqual([
      '[0,50)',
      '[0,50)',
      '[0,50)',
    ]);
  });

  it('are the calendar’s of the event’s own time, in the zone', () => {
    const hour: BreakdownBy = { kind: 'calendar', property: null, unit: 'hour' };
    expect(valuesBy([hour])).toEqual(['0', '1', '23']);
    expect(valuesBy([hour], { timeZone: 'Asia/Shanghai' })).toEqual(['8', '9', '7']);
  });

  it('are the calendar’s of a time in a property, as the dataset writes times', () => {
    const month: BreakdownBy = { kind: 'calendar', property: 'at', unit: 'month' };
    expect(valuesBy([month], { timeZone: 'UTC', timeFormat: 'day_first' })).toEqual(['2026-04', '', '']);
    expect(valuesBy([month])).toEqual(['', '', '']);
  });

  it('are pairs where there are two', () => {
    expect(valuesBy([property('channel'), property('age')])).toEqual(['微信|10', '|20', 'web|40']);
  });
});
