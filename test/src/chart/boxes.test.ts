import { describe, expect, it } from 'vitest';
import { betweenBoxes, type Box } from '../../../src/chart/boxes';

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
});
