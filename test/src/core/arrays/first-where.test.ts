import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWhere } from '../../../../src/core/arrays/first-where';

const from = (first: number, low: number, high: number) => firstWhere((at) => at >= first, { low, high });

describe('the first number at which something holds', () => {
  it('is found above the lower bound', () => {
    expect([from(3, 0, 10), from(1, 0, 10), from(10, 0, 10)]).toEqual([3, 1, 10]);
  });

  it('is the upper bound where it holds nowhere before', () => {
    expect(from(99, 0, 10)).toBe(10);
    expect(firstWhere(() => false, { low: 4, high: 7 })).toBe(7);
  });

  it('is never the lower bound itself', () => {
    expect(firstWhere(() => true, { low: 4, high: 7 })).toBe(5);
    expect(firstWhere(() => true, { low: 4, high: 4 })).toBe(4);
  });

  it('may be below zero', () => {
    expect(from(-3, -10, 10)).toBe(-3);
  });

  it('is asked for as seldom as halving needs', () => {
    let asked = 0;
    const holds = (at: number) => {
      asked++;
      return at >= 700_000;
    };
    expect(firstWhere(holds, { low: 0, high: 1_000_000 })).toBe(700_000);
    expect(asked).toBeLessThanOrEqual(20);
  });

  it('is the one that a search from below finds', () => {
    const law = (low: number, size: number, first: number) => {
      const high = low + size;
      const expected = Math.max(Math.min(low + 1, high), Math.min(first, high));
      expect(from(first, low, high)).toBe(expected);
    };
    const small = fc.integer({ min: -50, max: 50 });
    fc.assert(fc.property(small, fc.nat(60), small, law));
  });
});
