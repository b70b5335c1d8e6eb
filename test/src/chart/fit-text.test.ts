import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText } from '../../../src/chart/fit-text';
import { estimatedWidth } from '../../../src/chart/text-width';

/** Every letter is one wide. */
const letters = (text: string) => Array.from(new Intl.Segmenter().segment(text)).length;
const fit = (text: string, width: number, lines = 2) => fitText(text, { width, lines, measure: letters });

describe('fitting text into lines', () => {
  it.each([
    ['cart', 10, ['cart']],
    ['second order', 8, ['second', 'order']],
    ['payment_choice', 9, ['payment_', 'choice']],
    ['a/very/long/path/name', 7, ['a/very/', 'long/p…']],
    ['unbreakable', 6, ['unbrea', 'kable']],
    ['unbreakable words', 6, ['unbrea', 'kable…']],
    ['客户打开了页面', 4, ['客户打开', '了页面']],
    ['客户，打开了', 4, ['客户，打', '开了']],
    ['👩‍👩‍👧‍👦🎉🎉🎉', 2, ['👩‍👩‍👧‍👦🎉', '🎉🎉']],
    ['two\nlines\tof  text', 20, ['two lines of text']],
    ['   ', 5, []],
    ['', 5, []],
    ['abc', 0, ['a', '…']],
  ])('breaks %j at %i into %j', (text, width, lines) => {
    expect(fit(text, width)).toEqual(lines);
  });

  it('never makes a line wider than its room, nor more lines than allowed, nor splits a letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, lines) => {
          const fitted = fit(text, width, lines);
          expect(fitted.length).toBeLessThanOrEqual(lines);
          for (const line of fitted) expect(letters(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('the estimated width of text', () => {
  it('knows wide letters from narrow ones, and marks that take no room', () => {
    expect(estimatedWidth('ill', 10)).toBeLessThan(estimatedWidth('mww', 10));
    expect(estimatedWidth('漏斗', 10)).toBeGreaterThanOrEqual(20);
    expect(estimatedWidth('e\u0301', 10)).toBe(estimatedWidth('e', 10));
    expect(estimatedWidth('cart', 10, true)).toBeGreaterThan(estimatedWidth('cart', 10));
  });
});
