import type { EventStore, Property } from '../store/event-store';

/** Place of the actor's last event that carries the property; −1 where none does. */
export function lastFilled({ actorStart }: EventStore, property: Property, actor: number): number {
  for (let i = actorStart[actor + 1] - 1; i >= actorStart[actor]; i--) {
    if (property.kind === 'text' ? property.codes[i] !== 0 : !Number.isNaN(property.numbers[i])) return i;
  }
  return -1;
}

/** Place of the actor's first event later than `time`; −1 where none is. */
export function firstAfter({ actorStart, time: times }: EventStore, actor: number, time: number): number {
  let low = actorStart[actor];
  let high = actorStart[actor + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low < actorStart[actor + 1] ? low : -1;
}
