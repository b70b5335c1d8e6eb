import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenSplit } from '../../../../src/core/stats/even-split';
import { holm } from '../../../../src/core/stats/holm';
import { sampleSize } from '../../../../src/core/stats/sample-size';

describe('Holm’s correction', () => {
  // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
  it('gives R’s values, in the order asked', () => {
    const corrected = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, i) => expect(corrected[i]).toBeCloseTo(p, 12));
    expect(holm([])).toEqual([]);
    expect(holm([0.4])).toEqual([0.4]);
  });

  it('keeps the order, never helps, and asks no more than Bonferroni', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (values) => {
        const corrected = holm(values);
        values.forEach((p, i) => {
          expect(corrected[i]).toBeGreaterThanOrEqual(p);
          expect(corrected[i]).toBeLessThanOrEqual(Math.min(1, p * values.length));
          values.forEach((q, j) => {
            if (p < q) expect(corrected[i]).toBeLessThanOrEqual(corrected[j]);
          });
        });
      }),
    );
  });
});

describe('the size of a planned test', () => {
  const usual = { power: 0.8, level: 0.05 };

  // R: power.prop.test(p1 =, p2 =, power =), rounded up; the first is the example of its documentation.
  it.each([
    [{ baseline: 0.5, difference: 0.25, power: 0.9, level: 0.05 }, 77],
    [{ baseline: 0.1, difference: 0.02, ...usual }, 3841],
    [{ baseline: 0.2, difference: -0.05, ...usual }, 906],
    [{ baseline: 0.5, difference: 0.1, ...usual }, 388],
  ])('is R’s for %o', (test, actors) => {
    expect(sampleSize(test)).toBe(actors);
  });

  it('falls with the difference and rises with the power', () => {
    const size = (difference: number, power = 0.8) => sampleSize({ baseline: 0.1, difference, power, level: 0.05 })!;
    expect(size(0.01)).toBeGreaterThan(size(0.02));
    expect(size(0.02, 0.9)).toBeGreaterThan(size(0.02));
  });

  it('does not exist for no difference, or one that leads beyond none or all', () => {
    expect(sampleSize({ baseline: 0.1, difference: 0, ...usual })).toBeNull();
    expect(sampleSize({ baseline: 0.1, difference: 0.95, ...usual })).toBeNull();
    expect(sampleSize({ baseline: 0.1, difference: -0.2, ...usual })).toBeNull();
    expect(sampleSize({ baseline: 0.1, difference: 0.1, power: 1, level: 0.05 })).toBeNull();
  });
});

describe('the split of a test', () => {
  // R: chisq.test(c(a, b))$p.value
  it('is even, or is not, as chi-square says', () => {
    expect(evenSplit(500, 500)).toBe(1);
    expect(evenSplit(0, 0)).toBe(1);
    expect(evenSplit(5000, 5200)).toBeCloseTo(0.04766, 4);
    expect(evenSplit(821588, 815482)).toBeCloseTo(1.8e-6, 6);
    expect(evenSplit(10, 30)).toBe(evenSplit(30, 10));
  });
});
