import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/intake/samples/random';

const many = (make: (random: Random) => number, count = 4000): number[] => {
  const random = new Random(7);
  return Array.from({ length: count }, () => make(random));
};
const mean = (all: number[]) => all.reduce((sum, x) => sum + x, 0) / all.length;

describe('random numbers of a seed', () => {
  it('are the same every time, on every device', () => {
    const three = (seed: number) => {
      const random = new Random(seed);
      return [random.next(), random.next(), random.next()];
    };
    expect(three(1)).toEqual(three(1));
    expect(three(1)).not.toEqual(three(2));
  });

  it('are from 0 on and below 1, and half of them below a half', () => {
    const all = many((random) => random.next());
    expect(all.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(mean(all)).toBeCloseTo(0.5, 1);
  });

  it('are true as often as their probability says, never of 0 and always of 1', () => {
    expect(mean(many((random) => Number(random.chance(0.2))))).toBeCloseTo(0.2, 1);
    expect(many((random) => Number(random.chance(0)), 200)).not.toContain(1);
    expect(many((random) => Number(random.chance(1)), 200)).not.toContain(0);
  });

  it('are whole numbers between two, both of them included', () => {
    expect([...new Set(many((random) => random.whole(-1, 2), 300))].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });

  it('lie around their median, two thirds of them within the spread', () => {
    const all = many((random) => random.around(100, 2));
    expect(all.every((x) => x > 0)).toBe(true);
    expect(mean(all.map((x) => Number(x < 100)))).toBeCloseTo(0.5, 1);
    expect(mean(all.map((x) => Number(x > 50 && x < 200)))).toBeCloseTo(0.68, 1);
  });

  it('choose by weight, and never what weighs nothing', () => {
    const picked = many((random) => random.weighted([1, 0, 3]));
    expect(picked).not.toContain(1);
    expect(mean(picked.map((i) => Number(i === 2)))).toBeCloseTo(0.75, 1);
    expect(new Random(1).pick({ 微信: 1 })).toBe('微信');
  });

  it('are an index that exists, whatever the weights', () => {
    const weights = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.integer(), (all, seed) => {
        const at = new Random(seed).weighted(all);
        expect(Number.isInteger(at) && at >= 0 && at < all.length).toBe(true);
      }),
    );
  });
});
