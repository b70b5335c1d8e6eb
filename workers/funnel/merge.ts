import type { FunnelPartial } from './tally';

/** The result over the union of disjoint sets of actors; no input is changed. */
export function merge(...parts: FunnelPartial[]): FunnelPartial {
  const [first] = parts;
  const fromPrevious = first.fromPrevious.map((_, k) => joined(parts.map((part) => part.fromPrevious[k])));
  return {
    actors: parts.reduce((sum, { actors }) => sum + actors, 0),
    counts: first.counts.map((_, k) => parts.reduce((sum, { counts }) => sum + counts[k], 0)),
    fromPrevious,
    fromEntry: fromPrevious.map((list, k) => (k < 2 ? list : joined(parts.map((part) => part.fromEntry[k])))),
  };
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const list = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of lists) {
    list.set(part, end);
    end += part.length;
  }
  return list;
}
