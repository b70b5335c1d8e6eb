import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth, measureIn } from '../../../src/chart/text-width';

describe('the width of text without a browser', () => {
  it('is nothing of no text', () => {
    expect(estimatedWidth('', 12)).toBe(0);
  });

  it('grows with the size, and is a little more in bold', () => {
    expect(estimatedWidth('catalog', 24)).toBeCloseTo(2 * estimatedWidth('catalog', 12));
    expect(estimatedWidth('catalog', 12, true) / estimatedWidth('catalog', 12)).toBeCloseTo(1.06);
  });

  it('is at least a square for Chinese letters and emoji', () => {
    for (const letter of '客户🛒漏') expect(estimatedWidth(letter, 10)).toBeGreaterThanOrEqual(10);
  });

  it('is that of the letters together, which never become narrower', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(estimatedWidth(a + b, 10)).toBeCloseTo(estimatedWidth(a, 10) + estimatedWidth(b, 10));
        expect(estimatedWidth(a, 10)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is what a drawing goes by until it is mounted', () => {
    expect(measureIn(undefined)).toBe(estimatedWidth);
  });
});
