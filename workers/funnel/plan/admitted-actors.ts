import type { ActorCondition, Filter } from '../../../src/core/spec/funnel';
import { allocate } from '../../store/allocate';
import type { EventStore } from '../../store/event-store';
import { dayBounds } from './date-range';
import { eventMasks } from './event-masks';

/** Only events that pass all filters of `visible` count; days are those of the time zone. */
interface Sight {
  visible: readonly Filter[];
  timeZone: string;
}

/** By actor, 1 where all conditions hold; null if there are no conditions. */
export function admittedActors(
  conditions: readonly ActorCondition[],
  store: EventStore,
  sight: Sight,
): Uint8Array | null {
  if (conditions.length === 0) return null;
  const admitted = allocate(Uint8Array, store.actors).fill(1);
  for (const condition of conditions) refuse(admitted, store, { ...condition, ...sight });
  return admitted;
}

function refuse(
  admitted: Uint8Array,
  store: EventStore,
  { did, events, filters, times, dates, visible, timeZone }: ActorCondition & Sight,
): void {
  const { classes, masks } = eventMasks(store, [{ bit: 1, events, filters, occurrence: 'every' }], visible);
  const { start, end } = dayBounds(dates, timeZone);
  const { actorStart, time } = store;
  for (let actor = 0; actor < store.actors; actor++) {
    let count = 0;
    for (let i = actorStart[actor]; i < actorStart[actor + 1] && time[i] < end; i++) {
      if (time[i] >= start) count += masks[classes[i]] & 1;
    }
    if (count >= times !== did) admitted[actor] = 0;
  }
}
