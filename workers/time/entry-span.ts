import { stepBits } from '../funnel/event-masks';
import type { Plan } from '../funnel/plan';
import type { EventStore } from '../store/event-store';

/** First and last time, in µs, of the events at which a run may start; null where there is none. */
export function entrySpan(store: EventStore, plan: Plan): { first: number; last: number } | null {
  const { actors, actorStart, actorEvents, time } = store;
  const { masks, classes, range, entryEvents } = plan;
  const steps = plan.order === 'any' ? stepBits : 1;
  const isEntry = Uint8Array.from(masks, (mask) => (mask >= 0 && (mask & steps) !== 0 ? 1 : 0));
  let first = Infinity;
  let last = -Infinity;
  for (let actor = 0; actor < actors; actor++) {
    if ((actorEvents[actor] & entryEvents) === 0) continue;
    let i = actorStart[actor];
    let end = actorStart[actor + 1];
    while (i < end && (isEntry[classes[i]] === 0 || time[i] < range.start)) i++;
    while (end > i && (isEntry[classes[end - 1]] === 0 || time[end - 1] >= range.end)) end--;
    if (i === end) continue;
    first = Math.min(first, time[i]);
    last = Math.max(last, time[end - 1]);
  }
  return first <= last ? { first, last } : null;
}

const newest = new WeakMap<EventStore, number>();

/** Time of the last event of all, µs. Kept as long as the store. */
export function newestEvent(store: EventStore): number {
  const known = newest.get(store);
  if (known !== undefined) return known;
  const { actors, actorStart, time } = store;
  let last = -Infinity;
  for (let actor = 0; actor < actors; actor++) last = Math.max(last, time[actorStart[actor + 1] - 1]);
  newest.set(store, last);
  return last;
}
