import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../../../src/i18n/locale.svelte';
import { count, decimal, share, shortCount } from '../../../src/i18n/numbers';

afterEach(() => locale.set('en'));

const odd = [null, NaN, Infinity, -Infinity];

describe('numbers as people read them', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [32283, '32,283'],
    [1e12, '1,000,000,000,000'],
    [2.5, '3'],
  ])('writes the count %s as %s', (n, text) => {
    expect(count(n)).toBe(text);
  });

  it.each([
    [0, '0', '0'],
    [950, '950', '950'],
    [1234, '1,234', '1,234'],
    [9999, '9,999', '9,999'],
    [12345, '12.3k', '1.2万'],
    [999950, '1M', '100万'],
    [123456789, '123.5M', '1.2亿'],
  ])('shortens %s to %s and, in Chinese, to %s', (n, en, zh) => {
    expect(shortCount(n)).toBe(en);
    locale.set('zh');
    expect(shortCount(n)).toBe(zh);
  });

  it.each([
    [0, '0%'],
    [1, '100%'],
    [0.5, '50.0%'],
    [0.53281, '53.3%'],
    [1e-9, '<0.1%'],
    [0.99999, '>99.9%'],
    [1.25, '125.0%'],
  ])('writes the share %s as %s, and "all" or "none" only where that is so', (x, text) => {
    expect(share(x)).toBe(text);
  });

  it('keeps at most the decimals asked for', () => {
    expect(decimal(1234.567, 1)).toBe('1,234.6');
    expect(decimal(3, 1)).toBe('3');
  });

  it.each(odd)('writes a dash where there is no number (%s)', (n) => {
    expect([count(n), shortCount(n), share(n), decimal(n, 2)]).toEqual(['–', '–', '–', '–']);
  });
});
