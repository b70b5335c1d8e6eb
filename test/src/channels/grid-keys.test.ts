import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridCellAfterKey } from '../../../src/channels/grid-keys';

const size = { rows: 30, columns: 4 };
const pressed = (key: string, held = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
const from = { row: 12, column: 1 };

describe('the cell a key leads to', () => {
  it.each([
    ['ArrowDown', 13, 1],
    ['ArrowUp', 11, 1],
    ['ArrowRight', 12, 2],
    ['ArrowLeft', 12, 0],
    ['PageDown', 22, 1],
    ['PageUp', 2, 1],
    ['Home', 12, 0],
    ['End', 12, 3],
  ])('by %s is row %i, column %i', (key, row, column) => {
    expect(gridCellAfterKey(from, size, pressed(key))).toEqual({ row, column });
  });

  it('is the first or last of the whole grid with Ctrl', () => {
    expect(gridCellAfterKey(from, size, pressed('Home', { ctrlKey: true }))).toEqual({ row: 0, column: 0 });
    expect(gridCellAfterKey(from, size, pressed('End', { ctrlKey: true }))).toEqual({ row: 29, column: 3 });
  });

  it('is none for other keys, nor with what belongs to the browser', () => {
    for (const key of ['Tab', 'a', 'Enter', 'constructor'])
      expect(gridCellAfterKey(from, size, pressed(key))).toBeNull();
    for (const held of [{ altKey: true }, { metaKey: true }, { ctrlKey: true }])
      expect(gridCellAfterKey(from, size, pressed('ArrowDown', held))).toBeNull();
  });

  it('is always a cell of the grid', () => {
    const keys = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'PageDown',
      'PageUp',
      'Home',
      'End',
    );
    const sizes = fc.record({ rows: fc.integer({ min: 1, max: 40 }), columns: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(sizes, fc.array(keys, { maxLength: 15 }), (grid, all) => {
        let at = { row: 0, column: 0 };
        for (const key of all) at = gridCellAfterKey(at, grid, pressed(key)) ?? at;
        expect(at.row >= 0 && at.row < grid.rows && at.column >= 0 && at.column < grid.columns).toBe(true);
      }),
    );
  });
});
