import { describe, expect, it } from 'vitest';
import { indexAfterKey } from '../../../src/ui/list-keys';

const pressed = (key: string, held = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('the index after a key', () => {
  const list = { count: 20, axis: 'vertical' as const, page: 10 };

  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 19, 19],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['Home', 7, 0],
    ['End', 7, 19],
    ['ArrowRight', 5, null],
    ['a', 5, null],
    ['constructor', 5, null],
  ])('%s goes from %i to %j in a column', (key, from, to) => {
    expect(indexAfterKey(from, pressed(key), list)).toBe(to);
  });

  it('goes along a line, or either way where a drawing is both', () => {
    const line = { count: 3, axis: 'horizontal' as const };
    expect(indexAfterKey(0, pressed('ArrowRight'), line)).toBe(1);
    expect(indexAfterKey(0, pressed('ArrowDown'), line)).toBeNull();
    expect(indexAfterKey(0, pressed('PageDown'), line)).toBeNull();
    const both = { count: 3, axis: 'both' as const };
    expect(['ArrowRight', 'ArrowDown'].map((key) => indexAfterKey(0, pressed(key), both))).toEqual([1, 1]);
  });

  it('is none while Ctrl, Alt or Meta is held, and in an empty list', () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }])
      expect(indexAfterKey(0, pressed('End', held), list)).toBeNull();
    expect(indexAfterKey(0, pressed('End'), { ...list, count: 0 })).toBeNull();
  });
});
