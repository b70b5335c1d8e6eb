import { allocate } from '../../store/allocate';
import type { EventStore } from '../../store/event-store';

/** Caches each store's last sessions: an analyst changes the question far more often than the gap. */
const sessionsCache = new WeakMap<EventStore, { gap: number; store: EventStore }>();

/** The same events with sessions for actors: one ends where its actor is silent for longer than `gap` µs. */
export function sessions(store: EventStore, gap: number): EventStore {
  let view = sessionsCache.get(store);
  if (view?.gap !== gap) sessionsCache.set(store, (view = { gap, store: cut(store, gap) }));
  return view.store;
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
