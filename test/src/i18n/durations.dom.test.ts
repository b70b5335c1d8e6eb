import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { duration, shortDuration } from '../../../src/i18n/durations';
import { locale } from '../../../src/i18n/locale.svelte';

afterEach(() => locale.set('en'));

const [minute, hour, day] = [60, 3600, 86400];

describe('durations as people say them', () => {
  it.each([
    [null, '–', '–'],
    [NaN, '–', '–'],
    [Infinity, '–', '–'],
    [0, '0 s', '0 秒'],
    [0.0001, '<1 ms', '<1 毫秒'],
    [0.35, '350 ms', '350 毫秒'],
    [0.9999, '1 s', '1 秒'],
    [1.25, '1.3 s', '1.3 秒'],
    [12.4, '12 s', '12 秒'],
    [59.7, '1 min', '1 分钟'],
    [3 * minute, '3 min', '3 分钟'],
    [200, '3 min 20 s', '3 分钟 20 秒'],
    [45.4 * minute, '45 min', '45 分钟'],
    [hour - 1, '1 h', '1 小时'],
    [125 * minute, '2 h 5 min', '2 小时 5 分钟'],
    [day - 1, '1 day', '1 天'],
    [4.2 * day, '4.2 days', '4.2 天'],
    [150.3 * day, '150 days', '150 天'],
    [1500 * day, '4.1 years', '4.1 年'],
    [-90, '−1 min 30 s', '−1 分钟 30 秒'],
  ])('says %s seconds as %s and %s', (seconds, en, zh) => {
    expect(duration(seconds)).toBe(en);
    locale.set('zh');
    expect(duration(seconds)).toBe(zh);
  });

  it.each([
    [null, '–'],
    [12, '12 s'],
    [200, '3.3 min'],
    [45.4 * minute, '45 min'],
    [hour - 1, '1 h'],
    [125 * minute, '2.1 h'],
    [day - 60, '24 h'],
    [4.2 * day, '4.2 days'],
  ])('says %s seconds in one unit as %s', (seconds, text) => {
    expect(shortDuration(seconds)).toBe(text);
  });

  it('never says 60 of a unit that has a larger one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 400 * day, noNaN: true }), (seconds) => {
        expect(duration(seconds)).not.toMatch(/\b(1000 ms|60 s|60 min|24 h)\b|NaN|Infinity/);
      }),
    );
  });
});
