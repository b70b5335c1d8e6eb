import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalAxis } from '../../../src/chart/interval-axis';

const percent = (figure: number) => `${Math.round(figure * 100)}%`;
const rates = (lowest: number, highest: number) => intervalAxis({ lowest, highest, least: 0, most: 1, text: percent });

describe('an axis of figures with intervals', () => {
  it('goes a little beyond its figures, to round ends', () => {
    const { ticks } = rates(0.12, 0.37);
    expect(ticks.map(({ text }) => text)).toEqual(['10%', '20%', '30%', '40%']);
  });

  it('leaves room for a dot at either end', () => {
    const { at } = rates(0, 1);
    expect([at(0), at(0.5), at(1)]).toEqual([4, 50, 96]);
  });

  it('has no place for rates below 0 or above 100 %', () => {
    const { at, beyond } = rates(0.01, 0.99);
    expect([beyond(0), beyond(1), beyond(1.01), beyond(-0.01)]).toEqual([false, false, true, true]);
    expect(at(7)).toBe(at(1));
    expect(at(-7)).toBe(at(0));
  });

  it('has a width where all figures are the same', () => {
    const { at } = rates(0.3, 0.3);
    expect(at(0.3)).toBeGreaterThan(4);
    expect(at(0.4)).toBeGreaterThan(at(0.3));
  });

  it('goes to both sides of nothing where differences are drawn', () => {
    const { ticks, at } = intervalAxis({ lowest: -0.1, highest: 0.1, least: -1, most: 1, text: percent });
    expect(ticks.map(({ figure }) => figure)).toContain(0);
    expect(at(0)).toBe(50);
  });

  it('keeps the order of figures, and every tick within the width', () => {
    const rate = fc.integer({ min: 0, max: 10_000 }).map((per10000) => per10000 / 10_000);
    fc.assert(
      fc.property(fc.tuple(rate, rate), fc.tuple(rate, rate), ([a, b], [x, y]) => {
        const { at, ticks, beyond } = rates(Math.min(a, b), Math.max(a, b));
        expect(at(Math.min(x, y))).toBeLessThanOrEqual(at(Math.max(x, y)));
        expect(beyond(a) || beyond(b)).toBe(false);
        for (const { figure } of ticks) expect(at(figure) >= 4 && at(figure) <= 96).toBe(true);
      }),
    );
  });
});
