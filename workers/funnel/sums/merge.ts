import { addHistograms } from './histogram';
import type { FunnelPartial, StepHistograms } from './tally';

/** The result over the union of disjoint sets of actors; no input is changed, and no duration copied. */
export function mergePartials(...parts: FunnelPartial[]): FunnelPartial {
  const [first] = parts;
  const fromPrevious = first.fromPrevious.map((_, k) => parts.flatMap((part) => part.fromPrevious[k]));
  return {
    actors: parts.reduce((sum, { actors }) => sum + actors, 0),
    counts: first.counts.map((_, k) => parts.reduce((sum, { counts }) => sum + counts[k], 0)),
    fromPrevious,
    fromEntry: fromPrevious.map((lists, k) => (k < 2 ? lists : parts.flatMap((part) => part.fromEntry[k]))),
    histograms: mergeHistograms(parts.map(({ histograms }) => histograms)),
  };
}

/** Null unless all parts have histograms. */
function mergeHistograms(parts: (StepHistograms | null)[]): StepHistograms | null {
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  const fromPrevious = known[0].fromPrevious.map((_, k) => addHistograms(known.map((part) => part.fromPrevious[k])));
  const fromEntry = fromPrevious.map((histogram, k) =>
    k < 2 ? histogram : addHistograms(known.map((part) => part.fromEntry[k])),
  );
  return { fromPrevious, fromEntry };
}
