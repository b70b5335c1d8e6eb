import { stepBits } from '../funnel/event-masks';
import type { Plan } from '../funnel/plan';
import type { EventStore } from '../store/event-store';

/** First and last time, in µs, of the events at which a run may start; null where there is none. */
export function entrySpan(store: EventStore, plan: Plan): { first: number; last: number } | null {
  const { time, size } = store;
  const { masks, classes, range } = plan;
  const isEntry = Uint8Array.from(masks, (mask) =>
    mask >= 0 && (mask & (plan.order === 'any' ? stepBits : 1)) !== 0 ? 1 : 0,
  );
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < size; i++) {
    if (isEntry[classes[i]] === 0) continue;
    const at = time[i];
    if (at < range.start || at >= range.end) continue;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return first <= last ? { first, last } : null;
}

/** Time of the last event of all, µs. */
export function newestEvent({ actors, actorStart, time }: EventStore): number {
  let newest = -Infinity;
  for (let actor = 0; actor < actors; actor++) newest = Math.max(newest, time[actorStart[actor + 1] - 1]);
  return newest;
}
