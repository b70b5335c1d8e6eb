import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenBoxes, round, startsOf, type Box } from '../../../src/chart/boxes';

const box = (id: string, y: number, height: number): Box => ({ id, x: 0, y, width: 10, height });
const flat = (of: Box): Box => ({ ...of, y: of.y + of.height, height: 0 });

describe('boxes on their way', () => {
  it('move from where they were, and new ones grow', () => {
    const at = betweenBoxes([box('a', 0, 100), box('gone', 0, 50)], [box('a', 50, 50), box('b', 80, 20)], flat);
    expect(at(0)).toEqual([box('a', 0, 100), box('b', 100, 0)]);
    expect(at(0.5)).toEqual([box('a', 25, 75), box('b', 90, 10)]);
  });

  it('arrive exactly', () => {
    const to = [box('a', 1 / 3, 2 / 3)];
    expect(betweenBoxes([], to, flat)(1)).toBe(to);
  });

  it('are told apart by their ids alone, not by their order', () => {
    const from = [box('__proto__', 0, 1), box('客户', 10, 2)];
    expect(startsOf(from, [box('客户', 0, 0), box('__proto__', 0, 0)], flat)).toEqual([from[1], from[0]]);
  });

  it('are at no time outside of where they come from and where they go', () => {
    const side = fc.integer({ min: 0, max: 1000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, share, (start, end, t) => {
        const [{ y }] = betweenBoxes([box('a', start, 5)], [box('a', end, 5)], flat)(t);
        expect(y).toBeGreaterThanOrEqual(Math.min(start, end));
        expect(y).toBeLessThanOrEqual(Math.max(start, end));
      }),
    );
  });
});

describe('a pixel', () => {
  it('is written to a hundredth, and the same when written again', () => {
    expect([round(1 / 3), round(-0.005), round(12)]).toEqual([0.33, -0, 12]);
    const pixels = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(fc.property(pixels, (at) => round(round(at)) === round(at)));
  });
});
