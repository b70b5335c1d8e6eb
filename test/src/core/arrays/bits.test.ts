import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { above, below, bitCount, bitIndex, highest, lowest } from '../../../../src/core/arrays/bits';

const sign = 1 << 31;
/** The indices of a number's bits. */
const indices = (bits: number) => [...Array(32).keys()].filter((index) => (bits & (1 << index)) !== 0);

describe('of a set of bits', () => {
  it.each<[string, number, { lowest: number; highest: number; count: number; index: number }]>([
    ['with one', 0b100, { lowest: 0b100, highest: 0b100, count: 1, index: 2 }],
    ['with several', 0b1101, { lowest: 0b0001, highest: 0b1000, count: 3, index: 3 }],
    ['with the sign alone', sign, { lowest: sign, highest: sign, count: 1, index: 31 }],
    ['with all', -1, { lowest: 1, highest: sign, count: 32, index: 31 }],
  ])('%s the ends and their number are found', (_, bits, expected) =>
    expect({ lowest: lowest(bits), highest: highest(bits), count: bitCount(bits), index: bitIndex(bits) }).toEqual(
      expected,
    ),
  );

  it('that is empty there is no lowest, none to count, and no index', () => {
    expect([lowest(0), bitCount(0), bitIndex(0)]).toEqual([0, 0, -1]);
  });

  it('those above one and those below it leave that one out', () => {
    expect(indices(above(0b100))).toEqual(indices(-1).slice(3));
    expect(indices(below(0b100))).toEqual([0, 1]);
    expect([below(1), above(sign)].map(indices)).toEqual([[], []]);
    expect(indices(below(sign))).toEqual(indices(-1).slice(0, 31));
  });

  it('the ends and their number are those of the list of their indices', () => {
    const law = (bits: number) => {
      const all = indices(bits);
      expect(bitCount(bits)).toBe(all.length);
      expect(bitIndex(bits)).toBe(all.at(-1) ?? -1);
      if (all.length > 0) expect([lowest(bits), highest(bits)]).toEqual([1 << all[0], 1 << all.at(-1)!]);
    };
    fc.assert(fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), law));
  });
});
