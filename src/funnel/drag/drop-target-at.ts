import type { Dragged, DropTarget } from './drop-result';

/**
 * How far, in pixels, the drop targets before and after a card extend into it: the gaps alone are too narrow to hit.
 */
const gapReachPx = 18;

/**
 * Parses a `data-place` value: `gap:2`, `onto:1`, `exclude:0-3`, `segment`, `chart`, `remove`; null for anything else.
 */
function parseTarget(text: string): DropTarget | null {
  const [kind, rest = ''] = text.split(':');
  const [a, b = NaN] = rest === '' ? [NaN] : rest.split('-').map(Number);
  if (kind === 'remove' || kind === 'segment' || kind === 'chart') return { kind };
  if (kind === 'exclude' && a < b) return { kind, from: a, to: b };
  if ((kind === 'gap' || kind === 'onto') && a >= 0) return { kind, at: a };
  return null;
}

/**
 * The drop target under a point of the window. A stage is dropped before or after a card, never onto it; a property
 * only onto it.
 */
export function dropTargetAt(x: number, y: number, dragged: Dragged): DropTarget | null {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-place]');
  const target = element ? parseTarget(element.dataset.place ?? '') : null;
  if (!element || target?.kind !== 'onto' || dragged.kind === 'property') return target;
  const { left, width } = element.getBoundingClientRect();
  const edge = dragged.kind === 'stage' ? width / 2 : Math.min(gapReachPx, width / 4);
  if (x - left < edge) return { kind: 'gap', at: target.at };
  if (left + width - x <= edge) return { kind: 'gap', at: target.at + 1 };
  return target;
}
