import { afterEach, describe, expect, it } from 'vitest';
import type { Actor, FunnelSpec } from '../../../../src/core/spec/funnel';
import {
  countedText,
  datesRuleText,
  entryText,
  filtersText,
  orderText,
  tiesText,
  windowText,
} from '../../../../src/funnel/labels/rule-labels';
import { locale } from '../../../../src/i18n/locale.svelte';
import { specOf } from '../../../support/funnel/spec-of';

afterEach(() => locale.set('en'));

const spec = (switches: Partial<FunnelSpec> = {}) => specOf(['visit', 'pay'], switches);
const did = (event: string, done = true) => ({
  did: done,
  events: event === '' ? [] : [event],
  filters: [],
  times: 1,
  dates: { from: null, to: null },
});

describe('the sentence of a funnel’s rules', () => {
  it.each<[Actor, FunnelSpec['count'], string]>([
    [{ kind: 'user' }, 'actors', 'Unique users'],
    [{ kind: 'user' }, 'totals', 'All runs of users'],
    [{ kind: 'session', gapMinutes: 2.5 }, 'actors', 'Sessions (2.5 min gap)'],
    [{ kind: 'session', gapMinutes: 30 }, 'totals', 'All runs in sessions (30 min gap)'],
    [{ kind: 'column', property: '订单号' }, 'actors', 'Unique values of 订单号'],
    [{ kind: 'column', property: 'order' }, 'totals', 'All runs per order'],
  ])('begins with who is counted: %j, %s', (actor, count, text) => {
    expect(countedText(spec({ actor, count }))).toBe(text);
  });

  it('has the order of the stages', () => {
    expect((['ordered', 'strict', 'any'] as const).map((order) => orderText(spec({ order })))).toEqual([
      'in order',
      'one right after the other',
      'in any order',
    ]);
  });

  it('has the window, and what it is measured from', () => {
    const window = { value: 14, unit: 'day' } as const;
    expect(windowText(spec({ window }))).toBe('within 14 days of the first stage');
    expect(windowText(spec({ window, windowFrom: 'previous' }))).toBe('each within 14 days of the one before');
    expect(windowText(spec({ window: { value: 1, unit: 'hour' } }))).toBe('within 1 hour of the first stage');
    expect(windowText(spec({ window: null }))).toBe('without a time limit');
  });

  it('measures the window from the first stage in any order, where no stage has one before it', () => {
    const window = { value: 2, unit: 'week' } as const;
    expect(windowText(spec({ window, windowFrom: 'previous', order: 'any' }))).toBe(
      'within 2 weeks of the first stage',
    );
  });

  it('has the entry', () => {
    expect([entryText(spec()), entryText(spec({ entry: 'first' }))]).toEqual(['any entry', 'first entry only']);
  });

  it('has the dates, and whether they limit the entry or every stage', () => {
    const dateRange = { from: '2026-01-01', to: '2026-01-31' };
    expect(datesRuleText(spec())).toBe('all dates');
    expect(datesRuleText(spec({ dateRange }))).toBe('entered 2026-01-01 – 2026-01-31');
    expect(datesRuleText(spec({ dateRange, dateRangeRule: 'whole' }))).toBe('all within 2026-01-01 – 2026-01-31');
  });

  it('has the filters as they are up to two, and their number beyond', () => {
    const events = [{ property: 'channel', op: 'equal' as const, value: 'ads' }];
    expect(filtersText(spec())).toBe('all events');
    expect(filtersText(spec({ filter: { events, actors: [did('cart', false)] } }))).toBe(
      'channel = ads and who never did cart',
    );
    expect(filtersText(spec({ filter: { events, actors: [did('a'), did('b')] } }))).toBe('3 conditions');
    expect(filtersText(spec({ filter: { events: [], actors: [did('')] } }))).toBe('who did …');
  });

  it('has the tie tolerance', () => {
    expect([0, 2, 0.5].map((tieTolerance) => tiesText(spec({ tieTolerance })))).toEqual([
      'exact times',
      'ties within 2 s',
      'ties within 0.5 s',
    ]);
  });

  it('is in Chinese on a Chinese page', () => {
    locale.set('zh');
    for (const text of [countedText, orderText, windowText, entryText, datesRuleText, filtersText, tiesText])
      expect(text(spec())).toMatch(/\p{Script=Han}/u);
  });
});
