import type { PathLink } from '../../core/spec/drivers';
import type { FlowNode, FlowRibbon } from './paths-layout';

/** A node or a ribbon of the flow that the pointer or the keyboard is on. */
export type HoveredPath = NodePosition | { link: PathLink };

export interface NodePosition {
  column: number;
  place: number;
}

/** Whether a ribbon is what is pointed at, or touches it. */
export function isLit({ link }: FlowRibbon, pointed: HoveredPath | null): boolean {
  if (pointed === null) return false;
  if ('link' in pointed) return pointed.link === link;
  const { column, place } = pointed;
  return (link.depth === column && link.from === place) || (link.depth === column - 1 && link.to === place);
}

/** The node an arrow key leads to: up and down within a column, left and right to the nearest of the next; null for none. */
export function nodeAfterKey(
  columns: readonly (readonly FlowNode[])[],
  { column, place }: NodePosition,
  { key, backward }: { key: string; backward: boolean },
): NodePosition | null {
  if (key === 'ArrowUp' && place > 0) return { column, place: place - 1 };
  if (key === 'ArrowDown' && place < columns[column].length - 1) return { column, place: place + 1 };
  if (key === 'Home') return { column: 0, place: 0 };
  const onward = key === (backward ? 'ArrowLeft' : 'ArrowRight');
  const back = key === (backward ? 'ArrowRight' : 'ArrowLeft');
  const next = onward ? column + 1 : back ? column - 1 : -1;
  if (next < 0 || next >= columns.length) return null;
  const from = columns[column][place];
  const distances = columns[next].map(({ y, height }) => Math.abs(y + height / 2 - (from.y + from.height / 2)));
  return { column: next, place: distances.indexOf(Math.min(...distances)) };
}
