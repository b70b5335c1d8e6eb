import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/chart/boxes';
import { MovingBoxes } from '../../../src/chart/moving-boxes.svelte';

const box = (height: number): Box => ({ id: 'a', x: 0, y: 0, width: 10, height });
const sprout = (it: Box): Box => ({ ...it, height: 0 });

function standing(height: number): MovingBoxes {
  const boxes = new MovingBoxes();
  boxes.putAt([box(height)]);
  return boxes;
}

describe('boxes that move', () => {
  it('arrive where they belong', async () => {
    const boxes = standing(10);
    boxes.moveTo([box(90)], sprout);
    await expect.poll(() => boxes.current).toEqual([box(90)]);
  });

  it('stand still while they rest, and arrive all the same', async () => {
    const boxes = standing(10);
    boxes.moveTo([box(90)], sprout);
    boxes.rest(true);
    const heights = new Set<number>();
    const seen = () => {
      heights.add(boxes.current[0].height);
      return boxes.current;
    };
    await expect.poll(seen, { interval: 5 }).toEqual([box(90)]);
    expect([...heights]).toEqual([10, 90]);
  });

  it('go on when they have rested', async () => {
    const boxes = standing(10);
    boxes.moveTo([box(90)], sprout);
    boxes.rest(true);
    boxes.rest(false);
    await expect.poll(() => boxes.current).toEqual([box(90)]);
  });

  it('are there at once where they are sent while they rest', () => {
    const boxes = standing(10);
    boxes.rest(true);
    boxes.moveTo([box(90)], sprout);
    expect(boxes.current).toEqual([box(90)]);
  });
});
