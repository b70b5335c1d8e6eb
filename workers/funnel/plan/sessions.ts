import { allocate } from '../../store/allocate';
import { Derived } from '../../store/derived';
import type { EventStore } from '../../store/event-store';

const sessionStores = new Derived<EventStore, EventStore>();

/** The same events with sessions for actors: one ends where its actor is silent for longer than `gap` µs. */
export function sessions(store: EventStore, gap: number): EventStore {
  return sessionStores.of(store, gap, () => cut(store, gap));
}

function cut(store: EventStore, gap: number): EventStore {
  const starts = allocate(Uint32Array, store.size + 1);
  const events = allocate(Uint32Array, store.size);
  let count = 0;
  for (let actor = 0; actor < store.actors; actor++) {
    for (let i = store.actorStart[actor]; i < store.actorStart[actor + 1]; i++) {
      if (i === store.actorStart[actor] || store.time[i] - store.time[i - 1] > gap) starts[count++] = i;
      events[count - 1] |= 1 << (store.event[i] & 31);
    }
  }
  starts[count] = store.size;
  return { ...store, actors: count, actorStart: starts.slice(0, count + 1), actorEvents: events.slice(0, count) };
}
