import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binEdges } from '../../../../workers/funnel/values/bin-edges';

const property = (numbers: readonly number[]) => ({ kind: 'number' as const, numbers: Float64Array.from(numbers) });
const widths = (numbers: readonly number[], count: number) => binEdges(property(numbers), { by: 'width', count });
const quantiles = (numbers: readonly number[], count: number) => binEdges(property(numbers), { by: 'quantile', count });

describe('the edges of bins of equal width', () => {
  it.each([
    ['part the span from the least to the greatest', [0, 100], 4, [0, 25, 50, 75, 100]],
    ['are rounded to what can be read', [0, 1], 3, [0, 0.333, 0.667, 1]],
    ['are rounded by the size of the bins', [0, 1_000_000], 3, [0, 333_000, 667_000, 1_000_000]],
    ['include the least and the greatest, however they round', [0.0004, 99.9996], 2, [0, 50, 100]],
    ['are one where all numbers are equal', [5, 5, 5], 3, [5]],
    ['ignore what is no number, or infinite', [NaN, 0, 10, Infinity, -Infinity], 2, [0, 5, 10]],
    ['are none where there is no number', [NaN, NaN], 3, []],
    ['are two for a single bin', [1, 2, 9], 1, [1, 9]],
    ['go below zero', [-10, 10], 2, [-10, 0, 10]],
  ])('%s', (_, numbers, ...[count, edges]) => expect(widths(numbers, count)).toEqual(edges));
});

describe('the edges of bins of about as many events', () => {
  it.each([
    ['part the events, not the span', [1, 2, 3, 1000], 2, [1, 3, 1000]],
    ['are fewer where many events have one value', [1, 1, 1, 1, 9], 4, [1, 9]],
    ['are one where all have it', [7, 7], 3, [7]],
    ['are none where there is no number', [], 3, []],
  ])('%s', (_, numbers, ...[count, edges]) => expect(quantiles(numbers, count)).toEqual(edges));
});

describe('edges', () => {
  it('are kept for the property and the bins', () => {
    const one = property([1, 2, 3]);
    expect(binEdges(one, { by: 'width', count: 2 })).toBe(binEdges(one, { by: 'width', count: 2 }));
    expect(binEdges(one, { by: 'quantile', count: 2 })).not.toBe(binEdges(one, { by: 'width', count: 2 }));
  });

  it('ascend, are no more than asked for, and hold every number', () => {
    const law = (numbers: number[], by: 'width' | 'quantile', count: number) => {
      const edges = binEdges(property(numbers), { by, count });
      expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
      expect(edges.length).toBeLessThanOrEqual(count + 1);
      expect(edges[0]).toBeLessThanOrEqual(Math.min(...numbers));
      expect(edges.at(-1)).toBeGreaterThanOrEqual(Math.max(...numbers));
    };
    const numbers = fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(numbers, fc.constantFrom('width' as const, 'quantile' as const), fc.integer({ min: 1, max: 9 }), law),
    );
  });
});
