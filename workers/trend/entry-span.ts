import { stepBits } from '../funnel/plan/event-masks';
import type { Plan } from '../funnel/plan/plan';
import { Derived } from '../store/derived';
import type { EventStore } from '../store/event-store';
import { spanOf } from '../store/span';

/** In µs, both inclusive. */
export interface EntrySpan {
  first: number;
  last: number;
}

/** First and last time of the events at which a run may start; null where there is none. */
export function entrySpan(store: EventStore, plan: Plan): EntrySpan | null {
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

const entrySpans = new Derived<EventStore, EntrySpan>();

/** First and last time of all events, of which there must be one. Cached for the lifetime of the store. */
export function eventSpan(store: EventStore): EntrySpan {
  return entrySpans.of(store, null, () => {
    const { low, high } = spanOf(store.time.subarray(0, store.size));
    return { first: low, last: high };
  });
}
