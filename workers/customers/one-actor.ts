import type { EventStore, Property } from '../store/event-store';

/** A store of one actor's events alone, over the same memory. */
export function oneActor(store: EventStore, actor: number): EventStore {
  const from = store.actorStart[actor];
  const to = store.actorStart[actor + 1];
  const properties = new Map<string, Property>();
  for (const [name, property] of store.properties) properties.set(name, part(property, from, to));
  return {
    size: to - from,
    actors: 1,
    actorStart: Uint32Array.of(0, to - from),
    time: store.time.subarray(from, to),
    event: store.event.subarray(from, to),
    eventNames: store.eventNames,
    actorEvents: store.actorEvents.subarray(actor, actor + 1),
    properties,
  };
}

function part(property: Property, from: number, to: number): Property {
  return property.kind === 'text'
    ? { ...property, codes: property.codes.subarray(from, to) }
    : { ...property, numbers: property.numbers.subarray(from, to) };
}
