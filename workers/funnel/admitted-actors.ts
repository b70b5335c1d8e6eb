import type { ActorCondition, FunnelSpec } from '../../src/contract/funnel';
import type { EventStore } from '../store/event-store';
import { eventMasks } from './event-masks';

/** By actor, 1 where all conditions of `filter.actors` hold, over the events that `filter.events` lets be seen; null for all. */
export function admittedActors(filter: FunnelSpec['filter'], store: EventStore): Uint8Array | null {
  if (filter.actors.length === 0) return null;
  const admitted = new Uint8Array(store.actors).fill(1);
  for (const condition of filter.actors) refuse(admitted, store, { ...condition, visible: filter.events });
  return admitted;
}

type SeenCondition = ActorCondition & { visible: FunnelSpec['filter']['events'] };

function refuse(
  admitted: Uint8Array,
  store: EventStore,
  { did, events, filters, times, visible }: SeenCondition,
): void {
  const { classes, masks } = eventMasks(store, [{ bit: 1, events, filters, occurrence: 'every' }], visible);
  for (let actor = 0; actor < store.actors; actor++) {
    let count = 0;
    for (let i = store.actorStart[actor]; i < store.actorStart[actor + 1]; i++) count += masks[classes[i]] & 1;
    if (count >= times !== did) admitted[actor] = 0;
  }
}
