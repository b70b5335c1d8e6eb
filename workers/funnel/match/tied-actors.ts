import { allocate } from '../../store/allocate';
import { Derived } from '../../store/derived';
import type { EventStore } from '../../store/event-store';

const tiedFlags = new Derived<EventStore, Uint8Array>();

/** By actor, 1 where it has two events at the same time. Cached for the lifetime of the store. */
export function tiedActors(store: EventStore): Uint8Array {
  return tiedFlags.of(store, null, () => findTied(store));
}

function findTied({ actors, actorStart, time }: EventStore): Uint8Array {
  const tied = allocate(Uint8Array, actors);
  for (let actor = 0; actor < actors; actor++) {
    const end = actorStart[actor + 1];
    let i = actorStart[actor] + 1;
    while (i < end && time[i] !== time[i - 1]) i++;
    if (i < end) tied[actor] = 1;
  }
  return tied;
}
