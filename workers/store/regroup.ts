import { allocate, copied } from './allocate';
import { Derived } from './derived';
import type { Codes, EventStore, Property } from './event-store';
import { eventBits, picked } from './split';
import { orderTies } from './tied-order';
import { timeOrder } from './time-order';

/**
 * The same events, less those without the property, with its values for actors; the properties asked for come along.
 */
export function regroup(store: EventStore, property: string, needed: readonly string[]): EventStore {
  const view = regroupedViews.of(store, property, () => newView(store, property));
  for (const name of needed) {
    if (!view.properties.has(name)) view.properties.set(name, pickProperty(store.properties.get(name)!, view.order));
  }
  return view.store;
}

interface View {
  store: EventStore;
  properties: Map<string, Property>;
  /** The view's events, as indices in the store. */
  order: Uint32Array;
}

const regroupedViews = new Derived<EventStore, View>();

function newView(store: EventStore, name: string): View {
  const keys = keysOf(store.properties.get(name)!);
  const { start, order } = groupsInTime(store, keys);
  const event = picked(store.event, order);
  const properties = new Map<string, Property>();
  const actors = start.length - 1;
  return {
    properties,
    order,
    store: {
      size: order.length,
      actors,
      actorStart: start,
      time: picked(store.time, order),
      event,
      eventNames: store.eventNames,
      actorEvents: eventBits(event, start),
      properties,
    },
  };
}

/** For each event the value it is grouped by, as a number from 1 on; 0 where it has none. */
interface Keys {
  codes: Codes;
  count: number;
}

function keysOf(property: Property): Keys {
  if (property.kind === 'text') return { codes: property.codes, count: property.values.length };
  const codes = allocate(Uint32Array, property.numbers.length);
  const codeOf = new Map<number, number>();
  for (let i = 0; i < codes.length; i++) {
    const value = property.numbers[i];
    if (Number.isNaN(value)) continue;
    let code = codeOf.get(value);
    if (code === undefined) codeOf.set(value, (code = codeOf.size + 1));
    codes[i] = code;
  }
  return { codes, count: codeOf.size + 1 };
}

/**
 * Groups by key, each in the order of time and name; where the store's own order already gives that, without sorting
 * times.
 */
function groupsInTime(store: EventStore, keys: Keys): { start: Uint32Array; order: Uint32Array } {
  const { time } = store;
  const starts = keyStarts(keys);
  const order = countingSort(keys.codes, starts, null);
  const sorted = inTime(order, time, starts) ? order : countingSort(keys.codes, starts, timeOrder(time));
  for (let k = 0; k + 1 < starts.length; k++) orderTies(sorted.subarray(starts[k], starts[k + 1]), store);
  return { start: withoutEmpty(starts), order: sorted };
}

/** Where each key's events begin, key 1 at index 0; one last entry for the end. */
function keyStarts({ codes, count }: Keys): Uint32Array {
  const starts = allocate(Uint32Array, count);
  // Key k adds to the start of key k + 1, which stands at index k; events without a key (0) are skipped.
  for (let i = 0; i < codes.length; i++) if (codes[i] !== 0) starts[codes[i]]++;
  for (let k = 1; k < count; k++) starts[k] += starts[k - 1];
  return starts;
}

/** Stable: events of one key keep their order in `order` (null: that of the store). */
function countingSort(codes: Codes, starts: Uint32Array, order: Uint32Array | null): Uint32Array {
  const next = copied(starts);
  const sorted = allocate(Uint32Array, starts[starts.length - 1]);
  for (let n = 0; n < codes.length; n++) {
    const i = order === null ? n : order[n];
    if (codes[i] !== 0) sorted[next[codes[i] - 1]++] = i;
  }
  return sorted;
}

function inTime(order: Uint32Array, time: Float64Array, starts: Uint32Array): boolean {
  for (let k = 0; k + 1 < starts.length; k++) {
    for (let n = starts[k] + 1; n < starts[k + 1]; n++) if (time[order[n]] < time[order[n - 1]]) return false;
  }
  return true;
}

/** A value of the dictionary that no event carries is no actor. */
function withoutEmpty(starts: Uint32Array): Uint32Array {
  return starts.filter((start, k) => k === starts.length - 1 || start < starts[k + 1]);
}

function pickProperty(property: Property, order: Uint32Array): Property {
  return property.kind === 'text'
    ? { ...property, codes: picked(property.codes, order) }
    : { ...property, numbers: picked(property.numbers, order) };
}
