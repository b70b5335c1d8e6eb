import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestSeries } from '../../../../src/chart/bins/nearest-series';

const none = -1;

describe('the series that a pointer picks', () => {
  it('is the one whose mark is nearest', () => {
    expect(nearestSeries(52, [10, 60, 50], none)).toBe(2);
  });

  it('is that of all actors where no mark is near', () => {
    expect(nearestSeries(52, [200, 100, 10], none)).toBe(0);
    expect(nearestSeries(52, [], none)).toBe(0);
  });

  it('reaches 14 pixels', () => {
    expect(nearestSeries(50, [null, 64], none)).toBe(1);
    expect(nearestSeries(50, [null, 65], none)).toBe(0);
  });

  it('is the last of two on one spot, which lies over the other', () => {
    expect(nearestSeries(50, [50, 50, 50], none)).toBe(2);
  });

  it('is none that has no mark there', () => {
    expect(nearestSeries(50, [40, null, null], none)).toBe(0);
  });

  it('is the one highlighted on the page, wherever the pointer is', () => {
    expect(nearestSeries(50, [50, 50, 500], 2)).toBe(2);
    expect(nearestSeries(50, [10, 50], 0)).toBe(1);
  });

  it('is nearer than, or as near as, every other mark, or beyond reach of all', () => {
    const marks = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), marks, (y, all) => {
        const far = (mark: number | null | undefined) =>
          mark === null || mark === undefined ? Infinity : Math.abs(mark - y);
        const picked = nearestSeries(y, all, none);
        const least = Math.min(...all.map(far));
        if (least <= 14) expect(far(all[picked])).toBe(least);
        else expect(picked).toBe(0);
      }),
    );
  });
});
