import { afterEach, describe, expect, it } from 'vitest';
import { compareEach, compareProportions } from '../../../src/core/stats/compare-proportions';
import {
  comparisonFigures,
  comparisonSentence,
  shortSignedPoints,
  signedPoints,
  conclusionText,
} from '../../../src/i18n/comparison-labels';
import { locale } from '../../../src/i18n/locale.svelte';

afterEach(() => locale.set('en'));

const of = (part: number, whole: number) => ({ part, whole });
const higher = compareProportions(of(121, 1000), of(800, 8000))!;
const names = { name: 'WeChat', other: 'the rest' };

describe('two rates compared, in words', () => {
  it('say how much better, and whether that is beyond chance', () => {
    expect(comparisonSentence(higher, names)).toBe('WeChat converts 2.1 points better than the rest, beyond chance');
    const lower = compareProportions(of(800, 8000), of(121, 1000))!;
    expect(comparisonSentence(lower, names)).toBe('WeChat converts 2.1 points worse than the rest, beyond chance');
    const chance = compareProportions(of(101, 1000), of(800, 8000))!;
    expect(comparisonSentence(chance, names)).toBe(
      'WeChat converts 0.1 points better than the rest, which may be chance',
    );
    expect(comparisonSentence(compareProportions(of(1, 29), of(8, 80))!, names)).toBe(
      'WeChat: too few to tell (n < 30)',
    );
    expect(comparisonSentence(compareProportions(of(10, 100), of(8, 80))!, names)).toBe(
      'WeChat converts just as the rest',
    );
  });

  it('say so in Chinese', () => {
    locale.set('zh');
    expect(comparisonSentence(higher, { name: '微信', other: '其余渠道' })).toBe(
      '“微信”的转化率比“其余渠道”高 2.1 个百分点，差异显著',
    );
    expect(conclusionText('chance')).toBe('可能是偶然');
  });

  it('have their figures at hand', () => {
    expect(comparisonFigures(higher)).toEqual([
      'Difference +2.1 points, 95% interval +0.1 to +4.4 (Newcombe)',
      'p = 0.039, z-test of two proportions',
    ]);
    const [, corrected] = compareEach([
      [of(1, 1000), of(9, 1000)],
      [of(0, 400), of(9, 400)],
    ]);
    expect(comparisonFigures(corrected!)).toContain('p = 0.007 corrected for all that are compared (Holm)');
    expect(comparisonFigures(corrected!)).toContain('p = 0.004, Fisher’s exact test');
    expect(comparisonFigures(compareProportions(of(1, 29), of(8, 80))!)[1]).toBe(
      'Nothing is claimed below 30 in either',
    );
  });

  it('never call a difference nothing that is one', () => {
    expect(signedPoints(0.0002)).toBe('+0.02');
    expect(signedPoints(-0.021)).toBe('−2.1');
    expect(signedPoints(0.05)).toBe('+5.0');
    expect(shortSignedPoints(0.05)).toBe('+5');
    expect(signedPoints(0)).toBe('0.0');
  });
});
