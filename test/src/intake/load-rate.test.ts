import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRate } from '../../../src/intake/load-rate';

const progress = { phase: 'reading' as const, bytesRead: 250, bytesTotal: 1000, rows: 500, seconds: 5 };

describe('the speed of a load', () => {
  it('is rows a second, and the rest takes as long as what was read', () => {
    expect(loadRate(progress)).toEqual({ share: 0.25, rowsPerSecond: 100, secondsLeft: 15 });
  });

  it('is unknown at first, when figures still jump', () => {
    expect(loadRate({ ...progress, seconds: 0.69 })).toEqual({ share: 0.25, rowsPerSecond: null, secondsLeft: null });
  });

  it('has no rows a second before the first row', () => {
    expect(loadRate({ ...progress, rows: 0 })).toMatchObject({ rowsPerSecond: null, secondsLeft: 15 });
  });

  it('is at its end, and not beyond, where more was read than the file had', () => {
    expect(loadRate({ ...progress, bytesRead: 1200 })).toMatchObject({ share: 1, secondsLeft: 0 });
  });

  it('is a number or none of any progress', () => {
    const figure = fc.double({ min: 0, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.record({ bytesRead: figure, bytesTotal: figure, rows: figure, seconds: figure }), (given) => {
        const { share, rowsPerSecond, secondsLeft } = loadRate({ ...progress, ...given });
        expect(share >= 0 && share <= 1).toBe(true);
        for (const rate of [rowsPerSecond, secondsLeft]) expect(rate === null || rate >= 0).toBe(true);
      }),
    );
  });
});
