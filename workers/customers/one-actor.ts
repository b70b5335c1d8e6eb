import { compareValues, propertyValues } from '../funnel/values/property-values';
import type { EventStore, Property } from '../store/event-store';
import { picked } from '../store/split';

/**
 * A store of one actor's events alone. Those of equal time and name come in the order of their values, of the
 * properties in the order given.
 */
export function oneActor(store: EventStore, actor: number, properties: readonly string[]): EventStore {
  const from = store.actorStart[actor];
  const indices = Uint32Array.from({ length: store.actorStart[actor + 1] - from }, (_, i) => from + i);
  const values = properties.map((name) => propertyValues(store.properties.get(name)!));
  indices.sort(
    (a, b) =>
      store.time[a] - store.time[b] ||
      store.event[a] - store.event[b] ||
      values.reduce((found, each) => found || compareValues(each, a, b), 0),
  );
  return {
    size: indices.length,
    actors: 1,
    actorStart: Uint32Array.of(0, indices.length),
    time: picked(store.time, indices),
    event: picked(store.event, indices),
    eventNames: store.eventNames,
    actorEvents: store.actorEvents.subarray(actor, actor + 1),
    properties: new Map(properties.map((name) => [name, propertyPart(store.properties.get(name)!, indices)])),
  };
}

function propertyPart(property: Property, indices: Uint32Array): Property {
  return property.kind === 'text'
    ? { ...property, codes: picked(property.codes, indices) }
    : { ...property, numbers: picked(property.numbers, indices) };
}
