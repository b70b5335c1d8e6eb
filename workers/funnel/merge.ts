import type { FunnelPartial } from './tally';

/** The result over the union of disjoint sets of actors; no input is changed, and no duration copied. */
export function merge(...parts: FunnelPartial[]): FunnelPartial {
  const [first] = parts;
  const fromPrevious = first.fromPrevious.map((_, k) => parts.flatMap((part) => part.fromPrevious[k]));
  return {
    actors: parts.reduce((sum, { actors }) => sum + actors, 0),
    counts: first.counts.map((_, k) => parts.reduce((sum, { counts }) => sum + counts[k], 0)),
    fromPrevious,
    fromEntry: fromPrevious.map((lists, k) => (k < 2 ? lists : parts.flatMap((part) => part.fromEntry[k]))),
  };
}
