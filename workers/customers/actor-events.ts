import { compareValues, propertyValues } from '../funnel/values/property-values';
import type { EventStore, Property } from '../store/event-store';
import { firstAt } from '../store/time-order';

/**
 * By actor, the index of its last event that carries the property; of events with equal time and name, the one with the
 * last value; −1 for none.
 */
export function lastFilledEvent(
  { actorStart, time, event }: EventStore,
  property: Property,
): (actor: number) => number {
  const values = propertyValues(property);
  return (actor) => {
    let last = actorStart[actor + 1] - 1;
    while (last >= actorStart[actor] && !values.filled(last)) last--;
    if (last < actorStart[actor]) return -1;
    const isAlike = (index: number): boolean => time[index] === time[last] && event[index] === event[last];
    let found = last;
    for (let i = last - 1; i >= actorStart[actor] && isAlike(i); i--) {
      if (values.filled(i) && compareValues(values, found, i) < 0) found = i;
    }
    return found;
  };
}

/** The index of the actor's first event later than `time`; −1 for none. */
export function firstAfter({ actorStart, time: times }: EventStore, actor: number, time: number): number {
  const to = actorStart[actor + 1];
  const first = firstAt(times, time + 1, { from: actorStart[actor], to });
  return first < to ? first : -1;
}
