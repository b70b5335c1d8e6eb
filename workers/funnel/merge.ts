import type { FunnelPartial } from './tally';

/** The result over the union of two disjoint sets of actors; neither input is changed. */
export function merge(a: FunnelPartial, b: FunnelPartial): FunnelPartial {
  const fromPrevious = a.fromPrevious.map((list, k) => joined(list, b.fromPrevious[k]));
  return {
    actors: a.actors + b.actors,
    counts: a.counts.map((count, k) => count + b.counts[k]),
    fromPrevious,
    fromEntry: a.fromEntry.map((list, k) => (k === 1 ? fromPrevious[1] : joined(list, b.fromEntry[k]))),
  };
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const list = new Float64Array(a.length + b.length);
  list.set(a);
  list.set(b, a.length);
  return list;
}
