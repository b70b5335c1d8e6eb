import type { TypicalOrder } from '../../../src/core/spec/funnel';
import type { EventStore } from '../../store/event-store';
import { coOccurrence, type CoOccurrence } from './co-occurrence';

/** Of thousands of names only those that most actors have can be stages. */
const maxOrderedNames = 40;
const maxOrderedStages = 6;
/**
 * Share of a later stage's actors that must have had the earlier one, and had it first. The highest share that yields
 * three stages is used.
 */
const shares = [0.8, 0.65, 0.5];

/**
 * Proposes stages: the longest chain of events in which most actors of each event (80 %, or less where that yields no
 * chain) also had the previous one, and had it first. This excludes events that only some actors have on the way, that
 * occur at any time, or that end the path anywhere ("lost"). Among chains of equal length, at most six, the one with
 * the strongest links wins. Where no two events form a chain, the two events with most actors, the earlier first.
 */
export function typicalOrder(store: EventStore): TypicalOrder {
  const met = coOccurrence(store, maxOrderedNames);
  const found = shares.map((share) => firmest(chains(met, share)));
  const chain =
    found.find((indices) => indices.length > 2) ?? found.find((indices) => indices.length > 1) ?? pairOrder(met);
  return { events: chain.map((index) => store.eventNames[met.codes[index]]) };
}

/** How firmly j follows i: the share of j's actors that had i before it; null where it does not follow. */
function linkShare({ actors, both, before }: CoOccurrence, [i, j]: [number, number], share: number): number | null {
  const follows = both[i][j] >= share * actors[j] && before[i][j] >= share * both[i][j] && before[i][j] >= before[j][i];
  return follows && actors[j] > 0 ? before[i][j] / actors[j] : null;
}

interface OrderChain {
  indices: number[];
  firmness: number;
}

/**
 * For each event and length the firmest chain that ends there; events come most actors first, so chains only narrow.
 */
function chains(met: CoOccurrence, share: number): OrderChain[][] {
  const ending: OrderChain[][] = [];
  for (let j = 0; j < met.codes.length; j++) {
    ending[j] = [{ indices: [j], firmness: 0 }];
    for (let i = 0; i < j; i++) {
      const firm = linkShare(met, [i, j], share);
      if (firm === null) continue;
      for (const { indices, firmness } of ending[i]) {
        if (indices.length === maxOrderedStages) continue;
        const known = ending[j][indices.length] as OrderChain | undefined;
        if (known && known.firmness >= firmness + firm) continue;
        ending[j][indices.length] = { indices: [...indices, j], firmness: firmness + firm };
      }
    }
  }
  return ending;
}

function firmest(ending: OrderChain[][]): number[] {
  let best: OrderChain = { indices: [], firmness: -1 };
  for (const chain of ending.flat()) {
    const longer = chain.indices.length - best.indices.length;
    if (longer > 0 || (longer === 0 && chain.firmness > best.firmness)) best = chain;
  }
  return best.indices;
}

function pairOrder({ codes, before }: CoOccurrence): number[] {
  if (codes.length < 2) return codes.length === 1 ? [0] : [];
  return before[1][0] > before[0][1] ? [1, 0] : [0, 1];
}
