import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { csvLabels, csvName } from '../../../src/customers/csv-labels';
import { customersList, sortedByColumn, withProperty } from '../../../src/customers/customers-list';
import { customersSettings } from '../../../src/customers/customers-settings';
import { drilldownIn, drilldownOf, drilldownParts, isNarrow } from '../../../src/customers/drilldown';
import { drilldownSummary } from '../../../src/customers/drilldown-labels';
import { rowsAround } from '../../../src/customers/rows-around';
import { stageLabel } from '../../../src/customers/stage-labels';
import fc from 'fast-check';
import { specOf } from '../../support/funnel/spec-of';

const settings = parse(customersSettings, {});
const spec = specOf(['visit', 'cart', 'pay']);
const steps = ['visit', 'cart', '支付'];

describe('the list of customers', () => {
  it('has at first those lost at the first step, the newest entry first', () => {
    expect(customersList(spec, settings)).toMatchObject({
      spec,
      group: { kind: 'all' },
      step: 1,
      part: 'lost',
      search: '',
      sort: { by: { kind: 'entered' }, descending: true },
    });
  });

  it('has all that entered where there is only one stage', () => {
    expect(customersList(specOf(['visit']), settings)).toMatchObject({ step: 0, part: 'passed' });
  });

  it('is searched without blanks around what was typed', () => {
    expect(customersList(spec, { ...settings, search: '  王 小明 ' }).search).toBe('王 小明');
  });
});

describe('a drill-down', () => {
  it('is one of those who reached each stage, or were lost before it, but not before the first or an optional one', () => {
    const optional = specOf(['a', { events: ['b'], optional: true }, 'c']);
    expect(drilldownParts(optional)).toEqual([
      { step: 0, part: 'passed' },
      { step: 1, part: 'passed' },
      { step: 2, part: 'passed' },
      { step: 2, part: 'lost' },
    ]);
  });

  it('gives way to its stage alone where its group is gone, and to the first loss where its stage is', () => {
    const wanted = { step: 2, part: 'passed' as const, group: { kind: 'segment' as const, id: 'gone' } };
    expect(drilldownIn(spec, wanted)).toEqual({ step: 2, part: 'passed' });
    expect(drilldownIn(spec, { step: 9, part: 'lost' })).toEqual({ step: 1, part: 'lost' });
  });

  it('keeps the breakdown it was made in only where the funnel has another', () => {
    const place = { spec, group: { kind: 'all' as const }, step: 1, part: 'lost' as const, seconds: null, entered: { from: null, to: null } }; // prettier-ignore
    const by = [{ kind: 'property' as const, property: 'channel', bins: null }];
    const broken = { ...spec, breakdown: { by, attribution: { at: 'first' as const }, shown: null } };
    expect(drilldownOf(place, spec)).not.toHaveProperty('breakdown');
    expect(drilldownOf({ ...place, spec: broken }, spec)).toMatchObject({ breakdown: broken.breakdown });
  });

  it('is narrow where it asks for more than stage and part', () => {
    const plain = { step: 1, part: 'lost' as const };
    expect([plain, { ...plain, group: { kind: 'all' as const } }].map(isNarrow)).toEqual([false, false]);
    expect(isNarrow({ ...plain, entered: { from: '2026-01-01', to: null } })).toBe(true);
    expect(isNarrow({ ...plain, group: { kind: 'values', values: [''] } })).toBe(true);
  });
});

describe('a drill-down in words', () => {
  const words = (change: object) =>
    drilldownSummary(
      {
        spec,
        group: { kind: 'all' },
        step: 1,
        part: 'lost',
        seconds: null,
        entered: { from: null, to: null },
        ...change,
      },
      steps,
    );

  it('is nothing without further conditions', () => {
    expect(words({})).toEqual([]);
  });

  it('names group, time taken and days, in this order', () => {
    const seconds = { fromStep: 0, toStep: 2, least: 60, most: 120 };
    const entered = { from: '2026-01-01', to: '2026-01-31' };
    expect(words({ group: { kind: 'values', values: ['微信'] }, seconds, entered })).toEqual([
      '微信',
      'took 1 min – 2 min from 1 · visit to 3 · 支付',
      'entered 2026-01-01 – 2026-01-31',
    ]);
  });

  it('says one day, or from or until one', () => {
    const day = '2026-01-01';
    expect(
      [
        { from: day, to: day },
        { from: day, to: null },
        { from: null, to: day },
      ].flatMap((entered) => words({ entered })),
    ).toEqual(['entered 2026-01-01', 'entered from 2026-01-01 on', 'entered by 2026-01-01']);
  });

  it('numbers a stage as the chart does, but not where the order does not matter', () => {
    expect(stageLabel(spec, steps, 2)).toBe('3 · 支付');
    expect(stageLabel({ ...spec, order: 'any' }, ['1 step done'], 0)).toBe('1 step done');
  });
});

describe('the order of the list', () => {
  const byId = { by: { kind: 'id' as const }, descending: false };

  it('begins with the newest and the longest, and with the first of names', () => {
    expect(sortedByColumn({ kind: 'entered' }, { sort: byId }).descending).toBe(true);
    expect(sortedByColumn({ kind: 'duration' }, { sort: byId }).descending).toBe(true);
    expect(sortedByColumn({ kind: 'property', property: 'city' }, { sort: byId }).descending).toBe(false);
  });

  it('turns round where it is sorted so already', () => {
    expect(sortedByColumn({ kind: 'id' }, { sort: byId })).toEqual({ by: { kind: 'id' }, descending: true });
  });
});

describe('the properties shown', () => {
  const all = ['city', 'channel', '价格'];
  const sort = { by: { kind: 'property' as const, property: 'city' }, descending: false };

  it('stay in the order of the data’s columns', () => {
    const shown = withProperty({ properties: ['价格'], sort }, { property: 'city', shown: true }, all);
    expect(shown).toEqual({ properties: ['city', '价格'], sort });
  });

  it('sort the list by entry again where the one it is sorted by is hidden', () => {
    const hidden = withProperty({ properties: ['city'], sort }, { property: 'city', shown: false }, all);
    expect(hidden).toEqual({ properties: [], sort: { by: { kind: 'entered' }, descending: true } });
  });
});

describe('the rows asked for', () => {
  it('are whole blocks around those in view, so that most scrolling asks nothing new', () => {
    expect(rowsAround({ from: 100, to: 116 })).toEqual(rowsAround({ from: 64, to: 127 }));
    expect(rowsAround({ from: 0, to: 0 })).toEqual({ offset: 0, limit: 128 });
  });

  it('hold every row in view, wherever it is', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(60), (from, count) => {
        const { offset, limit } = rowsAround({ from, to: from + count });
        expect(offset).toBeLessThanOrEqual(from);
        expect(offset + limit).toBeGreaterThanOrEqual(from + count);
        expect(limit).toBeLessThanOrEqual(64 * 5);
      }),
    );
  });
});

describe('the file of a list', () => {
  it('is named after the data, the part, and the stage’s number', () => {
    expect(csvName('shop.csv', { step: 2, part: 'lost' })).toBe('shop-lost-3.csv');
    expect(csvName('数据.csv.gz', { step: 0, part: 'passed' })).toBe('数据-reached-1.csv');
    expect(csvName('a.b', { step: 0, part: 'passed' })).toBe('a-reached-1.csv');
  });

  it('has the actor’s own column as its first head', () => {
    expect(csvLabels(spec, steps).id).toBe('User');
    expect(csvLabels({ ...spec, actor: { kind: 'column', property: '订单号' } }, steps).id).toBe('订单号');
    expect(csvLabels(spec, steps).steps[2]).toEqual({ name: '支付', time: '支付: time' });
  });
});
