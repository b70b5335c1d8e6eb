import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../../../src/i18n/locale.svelte';
import { fileSize } from '../../../src/i18n/sizes';

afterEach(() => locale.set('en'));

describe('the size of a file', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [34_210_000, '34.2 MB'],
    [650e6, '650 MB'],
    [12.34e9, '12.3 GB'],
    [5e15, '5,000,000 GB'],
  ])('of %d bytes is %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });

  it('is rounded before its unit is chosen, so that nothing reads "1,000 kB"', () => {
    expect([999_949, 999_950, 999_999].map(fileSize)).toEqual(['999.9 kB', '1 MB', '1 MB']);
    fc.assert(fc.property(fc.nat(2 ** 31 - 1), (bytes) => !/,| 1000 /.test(fileSize(bytes))));
  });

  it('is written alike in Chinese', () => {
    locale.set('zh');
    expect(fileSize(34_210_000)).toBe('34.2 MB');
  });
});
