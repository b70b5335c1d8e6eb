import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../../../../src/funnel/chart/layouts/spread-labels';

const room = { apart: 16, least: 0, most: 200 };

describe('labels spread apart', () => {
  it('stay where they are where there is room', () => {
    expect(spreadLabels([10, 100, 50], room)).toEqual([10, 100, 50]);
  });

  it('make room for one another, in their order', () => {
    expect(spreadLabels([50, 50, 48], room)).toEqual([64, 80, 48]);
  });

  it('move up from the lower end', () => expect(spreadLabels([195, 199], room)).toEqual([184, 200]));

  it('keep their order and distance, and their room as far as they fit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 12 }), (heights) => {
        const sorted = spreadLabels(heights, room).toSorted((a, b) => a - b);
        sorted.slice(1).forEach((at, i) => expect(at - sorted[i]).toBeGreaterThanOrEqual(16 - 1e-9));
        expect(sorted.at(-1) ?? 0).toBeLessThanOrEqual(200);
      }),
    );
  });
});
