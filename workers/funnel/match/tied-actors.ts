import { allocate } from '../../store/allocate';
import type { EventStore } from '../../store/event-store';

const tiedCache = new WeakMap<EventStore, Uint8Array>();

/** By actor, 1 where it has two events at the same time. Cached for the lifetime of the store. */
export function tiedActors(store: EventStore): Uint8Array {
  const known = tiedCache.get(store);
  if (known) return known;
  const { actors, actorStart, time } = store;
  const tied = allocate(Uint8Array, actors);
  for (let actor = 0; actor < actors; actor++) {
    const end = actorStart[actor + 1];
    let i = actorStart[actor] + 1;
    while (i < end && time[i] !== time[i - 1]) i++;
    if (i < end) tied[actor] = 1;
  }
  tiedCache.set(store, tied);
  return tied;
}
