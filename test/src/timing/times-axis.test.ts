import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimesBin } from '../../../src/core/spec/timing';
import { TimesAxis } from '../../../src/timing/times-axis';

const span = { left: 100, right: 500 };
const bins = (...limits: number[]): TimesBin[] => limits.slice(1).map((to, i) => ({ from: limits[i], to, actors: 0 }));

describe('an axis of times', () => {
  it('gives each bin the same width, whatever times it holds', () => {
    const axis = new TimesAxis(bins(0, 1, 60, 3600, 86_400), 'log', span);
    expect(axis.slotWidth).toBe(100);
    expect([0, 1, 2, 3, 4].map((bin) => axis.limit(bin))).toEqual([100, 200, 300, 400, 500]);
  });

  it('places a time within its bin by its seconds', () => {
    const axis = new TimesAxis(bins(0, 10, 20), 'linear', span);
    expect([axis.at(0), axis.at(5), axis.at(10), axis.at(17.5)]).toEqual([100, 200, 300, 450]);
  });

  it('places it by its logarithm where limits grow by factors', () => {
    const axis = new TimesAxis(bins(0, 1, 100, 10_000), 'log', { left: 0, right: 300 });
    expect(axis.at(10)).toBeCloseTo(150);
    expect(axis.at(1000)).toBeCloseTo(250);
    // Less than a second is a bin of its own, in which there is no logarithm from 0.
    expect(axis.at(0.5)).toBeCloseTo(50);
  });

  it('keeps what lies outside at its ends', () => {
    const axis = new TimesAxis(bins(60, 120), 'linear', span);
    expect([axis.at(0), axis.at(1e9)]).toEqual([100, 500]);
  });

  it('has a width, and one end, without any bins', () => {
    const axis = new TimesAxis([], 'linear', span);
    expect([axis.slotWidth, axis.at(5)]).toEqual([400, 100]);
  });

  it('keeps the order of times, and places every limit where its bin begins', () => {
    const limits = fc
      .uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 12 })
      .map((all) => all.sort((a, b) => a - b));
    const times = fc.tuple(fc.nat(120_000), fc.nat(120_000)).map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(limits, times, fc.constantFrom('linear' as const, 'log' as const), (all, [early, late], scale) => {
        const axis = new TimesAxis(bins(...all), scale, span);
        expect(axis.at(early)).toBeLessThanOrEqual(axis.at(late) + 1e-9);
        all.forEach((limit, bin) => expect(axis.at(limit)).toBeCloseTo(axis.limit(bin), 6));
      }),
    );
  });
});
