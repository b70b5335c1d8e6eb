import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberCodes } from '../../../../workers/funnel/values/number-codes';

describe('the codes of numbers', () => {
  it('are given from 1 on, in the order in which numbers come', () => {
    const codes = new NumberCodes();
    expect([7, -3, 7, 0.5].map((number) => codes.code(number))).toEqual([1, 2, 1, 3]);
    expect(codes.size).toBe(4);
  });

  it('lead back to their numbers', () => {
    const codes = new NumberCodes();
    const numbers = [1e300, -1e-300, Infinity, -Infinity, 0.1 + 0.2];
    expect(numbers.map((number) => codes.number(codes.code(number)))).toEqual(numbers);
  });

  it('are 0 for what is no number, which counts for none', () => {
    const codes = new NumberCodes();
    expect([codes.code(NaN), codes.size]).toEqual([0, 1]);
    expect(codes.number(0)).toBeNaN();
  });

  it('are one for both zeros', () => {
    const codes = new NumberCodes();
    expect(codes.code(-0)).toBe(codes.code(0));
  });

  it('tell more numbers apart than there is room for at first', () => {
    const codes = new NumberCodes();
    const numbers = Array.from({ length: 5000 }, (_, n) => n * 1e6);
    const found = numbers.map((number) => codes.code(number));
    expect(found).toEqual(numbers.map((_, n) => n + 1));
    expect(numbers.map((number) => codes.code(number))).toEqual(found);
    expect([codes.size, codes.number(5000)]).toEqual([5001, 4999e6]);
  });

  it('are those of a map from numbers', () => {
    const law = (numbers: number[]) => {
      const codes = new NumberCodes();
      const known = new Map<number, number>();
      for (const number of numbers) {
        if (!known.has(number)) known.set(number, known.size + 1);
        expect(codes.code(number)).toBe(known.get(number));
      }
    };
    fc.assert(fc.property(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }))), law));
  });
});
