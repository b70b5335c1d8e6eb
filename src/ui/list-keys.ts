/** A key as pressed, with what was held. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const horizontal: [string, number][] = [
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
];
const vertical: [string, number][] = [
  ['ArrowDown', 1],
  ['ArrowUp', -1],
];

/** Keys of a list: along a line, down a column, or either. `page` is how far the Page keys go, by default nowhere. */
export interface ListKeys {
  count: number;
  axis: 'horizontal' | 'vertical' | 'both';
  page?: number;
}

/** The index a key moves to in a list, up to its ends; null for other keys and where there is nothing. */
export function indexAfterKey(
  from: number,
  pressed: Omit<PressedKey, 'shiftKey'>,
  { count, axis, page = 0 }: ListKeys,
): number | null {
  if (count === 0 || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const moves = new Map([
    ['Home', -count],
    ['End', count],
    ...(axis === 'vertical' ? [] : horizontal),
    ...(axis === 'horizontal' ? [] : vertical),
    ['PageDown', page],
    ['PageUp', -page],
  ]);
  const move = moves.get(pressed.key) ?? 0;
  return move === 0 ? null : Math.min(count - 1, Math.max(0, from + move));
}
