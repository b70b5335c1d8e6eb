import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ActorCondition, Filter } from '../../../../src/core/spec/funnel';
import {
  conditionsText,
  dateRangeText,
  eventsText,
  filterOps,
  filterText,
  opText,
  withOp,
} from '../../../../src/funnel/labels/filter-labels';
import { locale } from '../../../../src/i18n/locale.svelte';
import { oddText } from '../../../support/odd-text';

afterEach(() => locale.set('en'));

const did = (change: Partial<ActorCondition> = {}): ActorCondition => ({
  did: true,
  events: ['cart'],
  filters: [],
  times: 1,
  dates: { from: null, to: null },
  ...change,
});

const channel = (value: string): Filter => ({ property: 'channel', op: 'equal', value });

describe('a filter as text', () => {
  it.each<[Filter, string]>([
    [channel('ads'), 'channel = ads'],
    [{ property: '渠道', op: 'not_equal', value: '微信' }, '渠道 ≠ 微信'],
    [{ property: 'channel', op: 'in', values: ['ads', 'mail'] }, 'channel is one of ads, mail'],
    [{ property: 'channel', op: 'in', values: ['ads'] }, 'channel = ads'],
    [{ property: 'channel', op: 'in', values: [] }, 'channel = …'],
    [{ property: 'price', op: 'between', from: '10', to: '20' }, 'price between 10 – 20'],
    [{ property: 'price', op: 'greater', value: '10' }, 'price > 10'],
    [{ property: 'note', op: 'empty' }, 'note is empty'],
  ])('of %j is "%s"', (filter, text) => {
    expect(filterText(filter)).toBe(text);
  });

  it('has a word of its own for each condition, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      locale.set(language);
      expect(new Set(filterOps.map(opText)).size).toBe(filterOps.length);
    }
  });

  it('is never longer than a line can show, however long the value', () => {
    const filter: Filter = { property: 'p'.repeat(5000), op: 'in', values: ['x'.repeat(100_000), 'y'] };
    expect(filterText(filter).length).toBeLessThan(2100);
  });
});

describe('a filter given another condition', () => {
  it('keeps the value typed where the new condition has one', () => {
    expect(withOp(channel('ads'), 'contains')).toEqual({ property: 'channel', op: 'contains', value: 'ads' });
    expect(withOp(channel('ads'), 'in')).toEqual({ property: 'channel', op: 'in', values: ['ads'] });
    expect(withOp(channel('5'), 'between')).toEqual({ property: 'channel', op: 'between', from: '5', to: '' });
  });

  it('chooses no value where none was typed', () => {
    expect(withOp(channel(''), 'in')).toEqual({ property: 'channel', op: 'in', values: [] });
    expect(withOp({ property: 'p', op: 'empty' }, 'equal')).toEqual({ property: 'p', op: 'equal', value: '' });
  });

  it('has the first value again when it comes back, unless the condition between had none', () => {
    const ops = fc.constantFrom(...filterOps);
    fc.assert(
      fc.property(ops, oddText, (op, value) => {
        const back = withOp(withOp(channel(value), op), 'equal');
        const keeps = op !== 'empty' && op !== 'not_empty';
        expect(back).toEqual(channel(keeps ? value : ''));
      }),
    );
  });
});

describe('events as text', () => {
  it('are joined as alternatives', () => {
    expect(eventsText(['cart', '收藏 ⭐'])).toBe('cart | 收藏 ⭐');
    expect(eventsText([])).toBe('');
  });
});

describe('what actors must have done, as text', () => {
  it.each<[Partial<ActorCondition>, string]>([
    [{}, 'did cart'],
    [{ did: false }, 'never did cart'],
    [{ times: 3 }, 'did cart 3 times or more'],
    [{ times: 3, did: false }, 'did cart fewer than 3 times'],
    [{ events: ['cart', 'pay'] }, 'did cart | pay'],
    [{ filters: [channel('ads')] }, 'did cart (channel = ads)'],
    [{ events: ['*'], filters: [channel('ads')] }, 'channel = ads'],
    [{ events: ['*'], filters: [channel('ads')], did: false }, 'never channel = ads'],
    [{ events: ['*'], filters: [channel('ads')], times: 2 }, 'did any event (channel = ads) 2 times or more'],
    [{ events: ['*'] }, 'did any event'],
    [{ events: [] }, 'did …'],
    [{ dates: { from: '2026-01-01', to: null } }, 'did cart since 2026-01-01'],
  ])('is for %j "%s"', (change, text) => {
    expect(conditionsText([did(change)])).toBe(text);
  });

  it('is joined by "and", and nothing where nothing is asked', () => {
    expect(conditionsText([did(), did({ did: false, events: ['pay'] })])).toBe('did cart and never did pay');
    expect(conditionsText([])).toBe('');
  });
});

describe('days as text', () => {
  it('are a range, open on either side, or nothing', () => {
    expect(dateRangeText({ from: '2026-01-01', to: '2026-03-31' })).toBe('2026-01-01 – 2026-03-31');
    expect(dateRangeText({ from: '2026-01-01', to: null })).toBe('since 2026-01-01');
    expect(dateRangeText({ from: null, to: '2026-03-31' })).toBe('until 2026-03-31');
    expect(dateRangeText({ from: null, to: null })).toBe('');
  });
});
