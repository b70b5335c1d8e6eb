import type { EventStore } from '../store/event-store';

/** Events from … to − 1. */
export interface EventRange {
  from: number;
  to: number;
}

/** An actor's events. */
export function eventsOf({ actorStart }: EventStore, actor: number): EventRange {
  return { from: actorStart[actor], to: actorStart[actor + 1] };
}

/** The events of a range that have one event's time and name: they lie neither before nor after it. */
export function alikeEvents({ time, event }: EventStore, index: number, range: EventRange): EventRange {
  const isAlike = (other: number): boolean => time[other] === time[index] && event[other] === event[index];
  let from = index;
  let to = index + 1;
  while (from > range.from && isAlike(from - 1)) from--;
  while (to < range.to && isAlike(to)) to++;
  return { from, to };
}
