import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  circle,
  horizontalBar,
  rectangle,
  roundedRectangle,
  straight,
  verticalBar,
} from '../../../../src/funnel/chart/paths';

const box = { x: 10, y: 20, width: 30, height: 40 };

describe('a path', () => {
  it('of a line or a rectangle has its corners, to a hundredth of a pixel', () => {
    expect(straight([0, 1], [2.3456, 3])).toBe('M0,1L2.35,3');
    expect(rectangle({ x: 1, y: 2, width: 3, height: 4.005 })).toBe('M1,2h3v4.01h-3Z');
  });

  it('of a standing bar is round at its upper corners, of a lying one at its right', () => {
    expect(verticalBar(box)).toBe('M10,60L10,22A2,2,0,0,1,12,20L38,20A2,2,0,0,1,40,22L40,60Z');
    expect(horizontalBar(box)).toBe('M10,20L38,20A2,2,0,0,1,40,22L40,58A2,2,0,0,1,38,60L10,60Z');
  });

  it('of a rounded rectangle is no rounder than there is room', () => {
    expect(roundedRectangle(box, 3).match(/A3,3/g)).toHaveLength(4);
    expect(roundedRectangle({ ...box, height: 2 }, 3).match(/A1,1/g)).toHaveLength(4);
  });

  it('of a circle is closed', () => expect(circle(5, 5, 4)).toMatch(/^M9,5A4,4.*Z$/));

  it('has only numbers, of empty bars too', () => {
    const size = fc.double({ min: 0, max: 2000, noNaN: true });
    fc.assert(
      fc.property(fc.record({ x: size, y: size, width: size, height: size }), (any) => {
        for (const path of [verticalBar(any), horizontalBar(any), roundedRectangle(any, 3), rectangle(any)])
          expect(path).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });
});
