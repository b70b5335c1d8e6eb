import type { GroupKey } from '../core/spec/funnel';
import { groupId } from './group-id';

/** So many groups have a colour of their own, and are drawn. */
export const maxDrawnGroups = 8;

/** Of the group at this place among those drawn, 0 … 7; a CSS value. */
export function seriesColour(place: number): string {
  return place < maxDrawnGroups ? `var(--series-${place + 1})` : 'var(--series-other)';
}

/**
 * Which colour stands for which group. A group keeps its colour while others come and go around it, and gets it back
 * when it comes back, where it is free; the funnel of all and the groups that are not drawn have theirs for good.
 */
export class GroupColours {
  /** Every group that ever had a place, and which. */
  readonly #wanted = new Map<string, number>();
  #places = new Map<string, number>();

  /** Gives the groups that are drawn now their colours; of more than eight the first eight. */
  draw(groups: GroupKey[]): void {
    const ids = groups.slice(0, maxDrawnGroups).map(groupId);
    const before = this.#places;
    const next = new Map<string, number>();
    const free = new Set(Array.from({ length: maxDrawnGroups }, (_, place) => place));
    const take = (id: string, place: number | undefined) => {
      if (next.has(id) || place === undefined || !free.delete(place)) return;
      next.set(id, place);
    };
    for (const id of ids) take(id, before.get(id));
    for (const id of ids) take(id, this.#wanted.get(id));
    for (const id of ids) take(id, free.values().next().value);
    for (const [id, place] of next) this.#wanted.set(id, place);
    this.#places = next;
  }

  /** A CSS value: the group's own colour, or that of the rest. */
  of(key: GroupKey): string {
    if (key.kind === 'all') return 'var(--accent)';
    return seriesColour(this.#places.get(groupId(key)) ?? maxDrawnGroups);
  }
}
