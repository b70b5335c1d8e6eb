import fc from 'fast-check';
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

describe('the keys of a list, as laws', () => {
  const axes = fc.constantFrom('horizontal' as const, 'vertical' as const, 'both' as const);
  const lists = fc.record({ count: fc.integer({ min: 1, max: 1000 }), axis: axes, page: fc.nat(50) });
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown');

  it('never leave the list', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.array(keys, { maxLength: 20 }), (list, start, all) => {
        let at = start % list.count;
        for (const key of all) {
          at = indexAfterKey(at, pressed(key), list) ?? at;
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThan(list.count);
        }
      }),
    );
  });

  it('undo one another between the ends: an arrow and its opposite, a page down and a page up', () => {
    const pairs = fc.constantFrom(['ArrowDown', 'ArrowUp'], ['PageDown', 'PageUp']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 1000 }), pairs, (page, at, [on, back]) => {
        const list = { count: at + page + 1, axis: 'vertical' as const, page };
        const there = indexAfterKey(at, pressed(on), list)!;
        expect(there).toBeGreaterThan(at);
        expect(indexAfterKey(there, pressed(back), list)).toBe(at);
      }),
    );
  });
});
