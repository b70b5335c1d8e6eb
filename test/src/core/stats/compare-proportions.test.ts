import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEach, compareProportions } from '../../../../src/core/stats/compare-proportions';
import { fisherTest } from '../../../../src/core/stats/fisher';
import { differenceInterval, zTest } from '../../../../src/core/stats/two-proportions';
import { wilson, type Proportion } from '../../../../src/core/stats/wilson';
import { proportions } from './proportions';

const of = (part: number, whole: number): Proportion => ({ part, whole });
const swapped = ({ part, whole }: Proportion): Proportion => ({ part: whole - part, whole });

describe('the interval of one rate', () => {
  // R: prop.test(x, n, correct = FALSE)$conf.int
  it.each([
    [of(15, 148), 0.0624, 0.1605],
    [of(81, 263), 0.2553, 0.3662],
    [of(0, 20), 0, 0.1611],
    [of(1, 29), 0.0061, 0.1718],
  ])('is that of Newcombe 1998a for %o', ({ part, whole }, low, high) => {
    expect(wilson(part, whole).low).toBeCloseTo(low, 4);
    expect(wilson(part, whole).high).toBeCloseTo(high, 4);
  });

  it('holds the rate, stays inside 0 … 1, and turns round with it', () => {
    fc.assert(
      fc.property(proportions(1e7), (a) => {
        const { low, high } = wilson(a.part, a.whole);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(a.part / a.whole);
        expect(high).toBeGreaterThanOrEqual(a.part / a.whole);
        expect(wilson(a.whole - a.part, a.whole).high).toBeCloseTo(1 - low, 12);
      }),
    );
  });
});

describe('the interval of a difference', () => {
  // Newcombe 1998b, table II, method 10.
  it.each([
    [of(56, 70), of(48, 80), 0.0524, 0.3339],
    [of(9, 10), of(3, 10), 0.1705, 0.809],
    [of(6, 7), of(2, 7), 0.0582, 0.8062],
    [of(5, 56), of(0, 29), -0.0381, 0.1926],
    [of(0, 10), of(0, 20), -0.1611, 0.2775],
    [of(0, 10), of(0, 10), -0.2775, 0.2775],
    [of(10, 10), of(0, 20), 0.6791, 1],
    [of(10, 10), of(0, 10), 0.6075, 1],
  ])('is the published one for %o and %o', (a, b, ...[low, high]) => {
    expect(differenceInterval(a, b).low).toBeCloseTo(low, 4);
    expect(differenceInterval(a, b).high).toBeCloseTo(high, 4);
  });

  it('holds the difference and turns round with it', () => {
    fc.assert(
      fc.property(proportions(1e6), proportions(1e6), (a, b) => {
        const { low, high } = differenceInterval(a, b);
        const difference = a.part / a.whole - b.part / b.whole;
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(differenceInterval(b, a).low).toBeCloseTo(-high, 12);
      }),
    );
  });
});

describe('the z-test of two proportions', () => {
  // R: prop.test(c(x, y), c(n, m), correct = FALSE)$p.value
  it.each([
    [of(15, 25), of(5, 25), 0.003892417122778628],
    [of(83, 86), of(90, 93), 0.9223200957342691],
    [of(120, 1000), of(150, 1000), 0.04964038686536878],
    [of(500, 10000), of(560, 10000), 0.05825780603351623],
  ])('gives R’s p-value for %o and %o', (a, b, p) => {
    expect(zTest(a, b)).toBeCloseTo(p, 12);
  });

  it('finds no difference where all or none converted in both', () => {
    expect(zTest(of(0, 40), of(0, 50))).toBe(1);
    expect(zTest(of(40, 40), of(50, 50))).toBe(1);
  });
});

describe('Fisher’s exact test', () => {
  // R: fisher.test(...)$p.value; the first is Fisher's tea tasting, the second his convictions of twins.
  it.each([
    [of(3, 4), of(1, 4), 0.48571428571428565],
    [of(2, 12), of(15, 18), 0.0005367241191434357],
    [of(1, 10), of(11, 14), 0.0027594561852200836],
    [of(8, 10), of(1, 6), 0.034965034965034975],
    [of(10, 100), of(20, 100), 0.07342758972137636],
    [of(300, 320), of(280, 320), 0.009491752842977834],
    [of(1000, 10_000), of(1100, 10_000), 0.022378874800480137],
    [of(0, 1e6), of(4, 1e6), 0.1249996250172847],
    [of(12, 1e5), of(40, 3e6), 7.851787330904486e-8],
  ])('gives R’s p-value for %o and %o', (a, b, p) => {
    expect(fisherTest(a, b) / p).toBeCloseTo(1, 9);
  });

  it('is a probability, the same whichever group and whichever outcome comes first', () => {
    fc.assert(
      fc.property(proportions(300), proportions(300), (a, b) => {
        const p = fisherTest(a, b);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisherTest(b, a)).toBeCloseTo(p, 9);
        expect(fisherTest(swapped(a), swapped(b))).toBeCloseTo(p, 9);
      }),
    );
  });

  it('answers counts of millions at their farthest apart', () => {
    expect(fisherTest(of(1e6, 1e6), of(0, 1e6))).toBeLessThan(1e-300);
    expect(fisherTest(of(5e5, 1e6), of(5e5, 1e6))).toBe(1);
  });
});

describe('two rates compared', () => {
  it('are said to differ beyond chance, or not', () => {
    expect(compareProportions(of(200, 1000), of(150, 1000))).toMatchObject({ conclusion: 'higher', test: 'z' });
    expect(compareProportions(of(150, 1000), of(200, 1000))).toMatchObject({ conclusion: 'lower', test: 'z' });
    expect(compareProportions(of(200, 1000), of(201, 1000))).toMatchObject({ conclusion: 'chance', test: 'z' });
  });

  it('are tested exactly where fewer than 5 would be expected in a cell', () => {
    expect(compareProportions(of(0, 100), of(9, 100))).toMatchObject({ test: 'fisher', conclusion: 'lower' });
    expect(compareProportions(of(1, 100), of(9, 100))).toMatchObject({ test: 'z' });
  });

  it('claim nothing below 30 actors in either', () => {
    expect(compareProportions(of(29, 29), of(0, 1000))?.conclusion).toBe('few');
    expect(compareProportions(of(30, 30), of(0, 1000))?.conclusion).toBe('higher');
    expect(compareProportions(of(1000, 1000), of(0, 29))?.conclusion).toBe('few');
    expect(compareProportions(of(0, 0), of(1, 100))).toBeNull();
  });

  it('turn round when they are swapped', () => {
    fc.assert(
      fc.property(proportions(5000), proportions(5000), (a, b) => {
        const [there, back] = [compareProportions(a, b)!, compareProportions(b, a)!];
        expect(back.difference).toBeCloseTo(-there.difference, 12);
        expect(back.p).toBeCloseTo(there.p, 9);
        expect(back.test).toBe(there.test);
      }),
    );
  });

  it('are corrected for how many are compared, not counting those too small to tell', () => {
    const pair = [of(60, 400), of(90, 400)] as const;
    const tiny = [of(1, 10), of(90, 400)] as const;
    const alone = compareEach([pair])[0]!;
    const [first, few, none, second] = compareEach([pair, tiny, null, pair]);
    expect(alone.corrected).toBe(alone.p);
    expect(first?.corrected).toBeCloseTo(2 * alone.p, 12);
    expect(second?.corrected).toBeCloseTo(2 * alone.p, 12);
    expect(few).toMatchObject({ conclusion: 'few', corrected: few?.p });
    expect(none).toBeNull();
  });
});
