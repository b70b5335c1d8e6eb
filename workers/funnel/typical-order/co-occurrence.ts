import type { EventStore } from '../../store/event-store';

/** Beyond this many actors every so-manieth is looked at: shares do not need them all. */
const sampledActors = 200_000;

/** Who met which of the widest events, and in which order for the first time. */
export interface CoOccurrence {
  /** Codes of the events, those that most actors meet first. */
  codes: number[];
  /** By place in `codes`: how many of the actors looked at met the event. */
  actors: number[];
  /** By two places: how many actors met both. */
  both: Uint32Array[];
  /** By two places i, j: how many of these met i no later than j. */
  before: Uint32Array[];
}

export function coOccurrence(store: EventStore, mostEvents: number): CoOccurrence {
  const { counts, ranks } = firstMeetings(store);
  const codes = [...counts.keys()]
    .filter((code) => counts[code] > 0)
    .sort((a, b) => counts[b] - counts[a] || ranks[a] - ranks[b] || a - b)
    .slice(0, mostEvents);
  const pairs = () => codes.map(() => new Uint32Array(codes.length));
  const met = { codes, actors: codes.map(() => 0), both: pairs(), before: pairs() };
  countPairs(store, met, Math.max(1, Math.ceil(store.actors / sampledActors)));
  return met;
}

/** By event, how many actors met it, and the sum of the places at which they first did among the events they met. */
function firstMeetings({ actors, actorStart, event, eventNames }: EventStore): {
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
  const placeOf = new Int8Array(eventNames.length).fill(-1);
  for (let place = 0; place < met.codes.length; place++) placeOf[met.codes[place]] = place;
  const lastActor = new Int32Array(met.codes.length).fill(-1);
  /** The actor's events in the order of their first times, and these times. */
  const places = new Int8Array(met.codes.length);
  const firsts = new Float64Array(met.codes.length);
  for (let actor = 0; actor < actors; actor += stride) {
    let count = 0;
    for (let i = actorStart[actor]; i < actorStart[actor + 1]; i++) {
      const place = placeOf[event[i]];
      if (place < 0 || lastActor[place] === actor) continue;
      lastActor[place] = actor;
      met.actors[place]++;
      places[count] = place;
      firsts[count++] = time[i];
    }
    addPairs(met, places.subarray(0, count), firsts);
  }
}

function addPairs({ both, before }: CoOccurrence, places: Int8Array, firsts: Float64Array): void {
  for (let m = 0; m < places.length; m++) {
    for (let n = m + 1; n < places.length; n++) {
      both[places[m]][places[n]]++;
      both[places[n]][places[m]]++;
      before[places[m]][places[n]]++;
      if (firsts[m] === firsts[n]) before[places[n]][places[m]]++;
    }
  }
}
