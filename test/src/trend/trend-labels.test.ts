import { afterEach, describe, expect, it } from 'vitest';
import { seriesStyle } from '../../../src/chart/bins/series-style';
import { locale } from '../../../src/i18n/locale.svelte';
import { trendCsv } from '../../../src/trend/trend-csv';
import { bucketCell, bucketFigures, intervalLabels, sumOf, unfinishedText } from '../../../src/trend/trend-labels';
import { specOf } from '../../support/funnel/spec-of';

afterEach(() => locale.set('en'));

const bucket = (entered: number, converted: number, incomplete = false) => ({
  day: '2026-11-16',
  entered,
  converted,
  incomplete,
});

describe('the figures of an interval', () => {
  it('are its rate with how it comes about, and its interval', () => {
    expect(bucketFigures(bucket(366, 45), 'rate')).toBe('12.3% (45 of 366; 95% interval 9.3% – 16.1%)');
  });

  it('are a count where counts are drawn', () => {
    expect(bucketFigures(bucket(3660, 45), 'entered')).toBe('3,660');
    expect(bucketFigures(bucket(3660, 45), 'converted')).toBe('45');
  });

  it('say that nobody entered rather than a rate of nobody', () => {
    expect(bucketFigures(bucket(0, 0), 'rate')).toBe('nobody entered');
    expect(bucketCell(bucket(0, 0), 'rate')).toBe('–');
    expect(bucketCell(bucket(0, 0), 'entered')).toBe('0');
  });

  it('say why they are provisional, the open end first', () => {
    expect(unfinishedText(bucket(10, 5, true), 'rate')).toBe('not complete yet');
    expect(unfinishedText(bucket(29, 5), 'rate')).toBe('too few to rely on');
    expect([bucket(30, 5), bucket(0, 0)].map((each) => unfinishedText(each, 'rate'))).toEqual(['', '']);
    expect(unfinishedText(bucket(29, 5), 'entered')).toBe('');
  });
});

describe('a range of intervals', () => {
  it('has those of all of them, and nobody without any', () => {
    expect(sumOf([bucket(10, 4), bucket(5, 1)])).toEqual({ entered: 15, converted: 5 });
    expect(sumOf([])).toEqual({ entered: 0, converted: 0 });
  });
});

describe('the names of intervals', () => {
  it('differ, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      locale.set(language);
      expect(new Set(Object.values(intervalLabels).map((label) => label())).size).toBe(4);
    }
  });
});

describe('the trend for spreadsheets', () => {
  const spec = specOf(['a', 'b']);
  const look = (name: string) => ({
    ...seriesStyle({ kind: 'all' }, spec, { grouped: false, colourOf: () => 'red' }),
    name,
  });

  it('has a row for each interval and series: days, counts, and the rate as it is', () => {
    const series = [
      { key: { kind: 'all' as const }, buckets: [bucket(40, 10), { ...bucket(0, 0, true), day: '2026-11-23' }] },
    ];
    expect(trendCsv({ series }, [look('渠道 "A"')], 'week').slice(1)).toEqual([
      ['2026-11-16 – 2026-11-22', '2026-11-16', '2026-11-22', '渠道 "A"', 40, 10, 0.25, ''],
      ['2026-11-23 – 2026-11-29', '2026-11-23', '2026-11-29', '渠道 "A"', 0, 0, '', 'yes'],
    ]);
  });

  it('is its head alone where nobody entered', () => {
    const rows = trendCsv({ series: [{ key: { kind: 'all' }, buckets: [] }] }, [look('All')], 'day');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toHaveLength(8);
  });
});
