import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuesAtRanks } from '../../../../src/core/arrays/quickselect';

const at = (values: readonly number[], ...ranks: number[]) => valuesAtRanks(Float64Array.from(values), ranks);

describe('values at ranks', () => {
  it('are the least, the greatest and those between', () => {
    expect(at([30, 10, 20], 0, 1, 2)).toEqual([10, 20, 30]);
    expect(at([30, 10, 20], 1)).toEqual([20]);
  });

  it('are all the same where all values are equal', () => {
    expect(at(new Array<number>(100).fill(7), 0, 50, 99)).toEqual([7, 7, 7]);
  });

  it('of one value are that value, and of no ranks nothing', () => {
    expect(at([5], 0)).toEqual([5]);
    expect(at([5, 6])).toEqual([]);
    expect(at([])).toEqual([]);
  });

  it('are found in lists that rise, fall, or do both', () => {
    const size = 1000;
    const shapes = [(n: number) => n, (n: number) => -n, (n: number) => Math.min(n, size - n), (n: number) => n % 2];
    for (const shape of shapes) {
      const values = Float64Array.from({ length: size }, (_, n) => shape(n));
      const sorted = values.slice().sort();
      expect(valuesAtRanks(values, [0, 500, 999])).toEqual([sorted[0], sorted[500], sorted[999]]);
    }
  });

  it('leave the same values behind, in another order', () => {
    const values = Float64Array.from({ length: 100 }, (_, n) => (n * 37) % 100);
    const before = values.slice().sort();
    valuesAtRanks(values, [50]);
    expect(values.slice().sort()).toEqual(before);
  });

  it('are those of a full sort, whatever the values', () => {
    const law = (list: number[], asked: number[]) => {
      const ranks = [...new Set(asked.map((rank) => rank % list.length))].sort((a, b) => a - b);
      const sorted = Float64Array.from(list).sort();
      expect(valuesAtRanks(Float64Array.from(list), ranks)).toEqual(ranks.map((rank) => sorted[rank]));
    };
    const few = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 300 });
    const any = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(fc.property(fc.oneof(few, any), fc.array(fc.nat(), { maxLength: 9 }), law));
  });
});
