/** A cell of a grid, from 0. */
export interface CellPosition {
  row: number;
  column: number;
}

interface GridSize {
  rows: number;
  columns: number;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * The cell a key moves to: arrows by one, Home and End within the row (with Ctrl within the grid), Page keys by ten
 * rows.
 */
export function gridCellAfterKey(from: CellPosition, size: GridSize, pressed: Pressed): CellPosition | null {
  if (pressed.altKey || pressed.metaKey) return null;
  const whole = pressed.ctrlKey;
  const moves = new Map<string, CellPosition>([
    ['ArrowDown', { row: 1, column: 0 }],
    ['ArrowUp', { row: -1, column: 0 }],
    ['ArrowRight', { row: 0, column: 1 }],
    ['ArrowLeft', { row: 0, column: -1 }],
    ['PageDown', { row: 10, column: 0 }],
    ['PageUp', { row: -10, column: 0 }],
    ['Home', { row: whole ? -Infinity : 0, column: -Infinity }],
    ['End', { row: whole ? Infinity : 0, column: Infinity }],
  ]);
  const move = moves.get(pressed.key);
  if (!move || (whole && pressed.key !== 'Home' && pressed.key !== 'End')) return null;
  return {
    row: Math.min(size.rows - 1, Math.max(0, from.row + move.row)),
    column: Math.min(size.columns - 1, Math.max(0, from.column + move.column)),
  };
}
