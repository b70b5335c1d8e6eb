import type { Dragged, DropTarget } from './drop-result';

/** How far, in pixels, the gap before and after a card reaches into it: gaps alone would be too narrow to hit. */
const gapReachPx = 18;

/** The place a `data-place` names: `gap:2`, `onto:1`, `exclude:0-3`, `segment`, `chart`, `remove`; null where it names none. */
function placeNamed(text: string): DropTarget | null {
  const [kind, rest = ''] = text.split(':');
  const [a, b = NaN] = rest === '' ? [NaN] : rest.split('-').map(Number);
  if (kind === 'remove' || kind === 'segment' || kind === 'chart') return { kind };
  if (kind === 'exclude' && a < b) return { kind, from: a, to: b };
  if ((kind === 'gap' || kind === 'onto') && a >= 0) return { kind, at: a };
  return null;
}

/** The place under a point of the window for what is carried. A stage goes before or after a card, never onto it; a property only onto it. */
export function dropTargetAt(x: number, y: number, carried: Dragged): DropTarget | null {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-place]');
  const place = element ? placeNamed(element.dataset.place ?? '') : null;
  if (!element || place?.kind !== 'onto' || carried.kind === 'property') return place;
  const { left, width } = element.getBoundingClientRect();
  const edge = carried.kind === 'stage' ? width / 2 : Math.min(gapReachPx, width / 4);
  if (x - left < edge) return { kind: 'gap', at: place.at };
  if (left + width - x <= edge) return { kind: 'gap', at: place.at + 1 };
  return place;
}
