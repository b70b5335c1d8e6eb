import type { EventStore } from '../../store/event-store';

/**
 * Of each actor's events that have 1 in `found`, only the first keep it. Events that share the time of the first one
 * all count as first, so that the order in the file does not matter.
 */
export function keepFirst(store: EventStore, found: Uint8Array): void {
  const { actorStart, time } = store;
  for (let actor = 0; actor < store.actors; actor++) {
    let first = Infinity;
    for (let i = actorStart[actor]; i < actorStart[actor + 1]; i++) {
      if (found[i] === 0) continue;
      if (first === Infinity) first = time[i];
      else if (time[i] > first) found[i] = 0;
    }
  }
}
