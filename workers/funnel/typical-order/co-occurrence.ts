import type { EventStore } from '../../store/event-store';

/** With more actors than this, only every n-th actor is sampled: shares do not need them all. */
const sampledActors = 200_000;

/** Counts of actors that had each of the most common events, and of the order in which they first had them. */
export interface CoOccurrence {
  /** Codes of the events, those with most actors first. */
  codes: number[];
  /** By index in `codes`: the number of sampled actors that had the event. */
  actors: number[];
  /** By two indices: the number of actors that had both. */
  both: Uint32Array[];
  /** By two indices i, j: how many of these had i no later than j. */
  before: Uint32Array[];
}

export function coOccurrence(store: EventStore, maxEvents: number): CoOccurrence {
  const { counts, ranks } = firstOccurrences(store);
  const codes = [...counts.keys()]
    .filter((code) => counts[code] > 0)
    .sort((a, b) => counts[b] - counts[a] || ranks[a] - ranks[b] || a - b)
    .slice(0, maxEvents);
  const pairs = () => codes.map(() => new Uint32Array(codes.length));
  const met = { codes, actors: codes.map(() => 0), both: pairs(), before: pairs() };
  countPairs(store, met, Math.max(1, Math.ceil(store.actors / sampledActors)));
  return met;
}

/** By event, the number of actors that had it, and the sum of its ranks in their orders of first occurrence. */
function firstOccurrences({ actors, actorStart, event, eventNames }: EventStore): {
  counts: Uint32Array;
  ranks: Float64Array;
} {
  const counts = new Uint32Array(eventNames.length);
  const ranks = new Float64Array(eventNames.length);
  const lastActor = new Int32Array(eventNames.length).fill(-1);
  for (let actor = 0; actor < actors; actor++) {
    let met = 0;
    for (let i = actorStart[actor]; i < actorStart[actor + 1]; i++) {
      if (lastActor[event[i]] === actor) continue;
      lastActor[event[i]] = actor;
      counts[event[i]]++;
      ranks[event[i]] += met++;
    }
  }
  return { counts, ranks };
}

function countPairs(
  { actors, actorStart, event, eventNames, time }: EventStore,
  met: CoOccurrence,
  stride: number,
): void {
  const indexOfCode = new Int8Array(eventNames.length).fill(-1);
  for (let index = 0; index < met.codes.length; index++) indexOfCode[met.codes[index]] = index;
  const lastActor = new Int32Array(met.codes.length).fill(-1);
  /** The actor's events in the order of their first times, and these times. */
  const indices = new Int8Array(met.codes.length);
  const firsts = new Float64Array(met.codes.length);
  for (let actor = 0; actor < actors; actor += stride) {
    let count = 0;
    for (let i = actorStart[actor]; i < actorStart[actor + 1]; i++) {
      const index = indexOfCode[event[i]];
      if (index < 0 || lastActor[index] === actor) continue;
      lastActor[index] = actor;
      met.actors[index]++;
      indices[count] = index;
      firsts[count++] = time[i];
    }
    addPairs(met, indices.subarray(0, count), firsts);
  }
}

function addPairs({ both, before }: CoOccurrence, indices: Int8Array, firsts: Float64Array): void {
  for (let m = 0; m < indices.length; m++) {
    for (let n = m + 1; n < indices.length; n++) {
      both[indices[m]][indices[n]]++;
      both[indices[n]][indices[m]]++;
      before[indices[m]][indices[n]]++;
      if (firsts[m] === firsts[n]) before[indices[n]][indices[m]]++;
    }
  }
}
