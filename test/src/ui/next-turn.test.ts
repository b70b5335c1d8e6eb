import { afterEach, describe, expect, it, vi } from 'vitest';
import { nextTurn } from '../../../src/ui/next-turn';

afterEach(() => vi.unstubAllGlobals());

describe('the next turn', () => {
  it('comes after what waits already', async () => {
    const order: string[] = [];
    setTimeout(() => order.push('a key press'));
    order.push('work');
    await nextTurn();
    order.push('more work');
    expect(order).toEqual(['work', 'a key press', 'more work']);
  });

  it('is what the browser schedules, where it can', async () => {
    const schedule = vi.fn(() => Promise.resolve());
    vi.stubGlobal('scheduler', { yield: schedule });
    await nextTurn();
    expect(schedule).toHaveBeenCalledTimes(1);
  });

  it('is a timer in browsers whose scheduler cannot yield', async () => {
    vi.stubGlobal('scheduler', { postTask: vi.fn() });
    await expect(nextTurn()).resolves.toBeUndefined();
  });
});
