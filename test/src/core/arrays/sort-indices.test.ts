import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortIndices } from '../../../../src/core/arrays/sort-indices';

/** The indices 0, 1, 2 … of some keys, sorted within a range. */
function sorted(keys: readonly number[], from = 0, end = keys.length): number[] {
  const indices = Uint32Array.from(keys.keys());
  sortIndices(indices, Float64Array.from(keys), { from, end });
  return [...indices];
}

describe('indices sorted by their keys', () => {
  it('come in the order of the keys', () => {
    expect(sorted([30, 10, 20])).toEqual([1, 2, 0]);
  });

  it('keep their order where keys are equal', () => {
    expect(sorted([2, 1, 2, 1, 2])).toEqual([1, 3, 0, 2, 4]);
  });

  it('are sorted within the range alone', () => {
    expect(sorted([9, 3, 2, 1, 0], 1, 4)).toEqual([0, 3, 2, 1, 4]);
    expect(sorted([2, 1], 1, 1)).toEqual([0, 1]);
  });

  it('may be none', () => {
    expect(sorted([])).toEqual([]);
  });

  it('come as a stable sort has them', () => {
    const law = (keys: number[]) => {
      expect(sorted(keys)).toEqual([...keys.keys()].sort((a, b) => keys[a] - keys[b] || a - b));
    };
    fc.assert(fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 30 }), law));
  });
});
