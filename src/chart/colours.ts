import type { GroupKey } from '../core/spec/funnel';
import { groupId } from './group-id';

/** Number of groups with a colour of their own; no more are drawn. */
export const maxDrawnGroups = 8;

/** Colour of the drawn group at an index, 0 … 7; a CSS value. */
export function seriesColour(place: number): string {
  return place < maxDrawnGroups ? `var(--series-${place + 1})` : 'var(--series-other)';
}

/**
 * Assigns colours to groups. A group keeps its colour while other groups come and go, and gets it back
 * when it returns, where it is free; the funnel of all and the groups that are not drawn have fixed colours.
 */
export class GroupColours {
  /** The colour index of every group that ever had one. */
  readonly #wanted = new Map<string, number>();
  #places = new Map<string, number>();

  /** Assigns colours to the groups drawn now; of more than eight, to the first eight. */
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

  /** The group's own colour, or that of the rest; a CSS value. */
  of(key: GroupKey): string {
    if (key.kind === 'all') return 'var(--accent)';
    return seriesColour(this.#places.get(groupId(key)) ?? maxDrawnGroups);
  }
}
