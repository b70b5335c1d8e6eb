import type { Filter, FunnelSpec } from '../../../src/core/spec/funnel';
import { allocate } from '../../store/allocate';
import type { Codes, EventStore } from '../../store/event-store';
import { bitCount, bitIndex } from '../../../src/core/arrays/bits';
import { clearFailing, filterTest, type FilterTest } from './filter-test';
import { keepFirst } from './occurrence';

/** Bits 0 to 19 are the steps an event matches. */
export const stepBits = 0xfffff;
/** Bits 20 to 29 are the exclusions it triggers, those with the same range and effect sharing one. */
export const firstExclusionBit = 20;
export const maxExclusions = 10;
/** The sign bit marks events that `filter.events` hides: they are ignored everywhere. */
export const hiddenBit = 1 << 31;

/** Sets one bit on the events that have one of some names and pass some filters. */
export interface EventMatcher {
  bit: number;
  events: readonly string[];
  filters: readonly Filter[];
  occurrence: FunnelSpec['steps'][number]['occurrence'];
}

/** The bits of event i are `masks[classes[i]]`. There are few classes, so an event usually takes one byte. */
export interface EventMasks {
  classes: Codes;
  masks: Int32Array;
}

/**
 * A number to sort simultaneous events by that does not depend on their order in the file: those that match the fewest
 * steps first, equal numbers of steps by which they are. `mask` has step bits alone.
 */
export function stepWeight(mask: number): number {
  return bitCount(mask) * 2 ** 20 + mask;
}

/** Whether any event matches several steps. */
export function hasSharedEvents({ masks }: Pick<EventMasks, 'masks'>): boolean {
  return masks.some((mask) => mask >= 0 && bitCount(mask & stepBits) > 1);
}

/** By event class, its step, for a question in which no event matches two steps; −1 for none. */
export function stepsOfClasses({ masks }: Pick<EventMasks, 'masks'>): Int8Array {
  return Int8Array.from(masks, (mask) => (mask < 0 ? -1 : bitIndex(mask & stepBits)));
}

/** By event code, the bits of the matchers that name the event. */
function masksByName(store: EventStore, matchers: readonly Pick<EventMatcher, 'bit' | 'events'>[]): Int32Array {
  const masks = new Int32Array(store.eventNames.length);
  const codes = new Map(store.eventNames.map((name, code) => [name, code]));
  for (const { bit, events } of matchers) {
    if (events.includes('*')) for (let code = 0; code < masks.length; code++) masks[code] |= bit;
    for (const name of events) {
      const code = codes.get(name);
      if (code !== undefined) masks[code] |= bit;
    }
  }
  return masks;
}

/** Hides events that fail `filter.events`; matchers then lose those that fail their own filters or occurrence. */
export function eventMasks(
  store: EventStore,
  matchers: readonly EventMatcher[],
  visible: readonly Filter[],
): EventMasks {
  const plain = matchers.filter((matcher) => matcher.filters.length === 0 && matcher.occurrence === 'every');
  const narrowed = matchers.filter((matcher) => !plain.includes(matcher));
  const byName: EventMasks = { classes: store.event, masks: masksByName(store, plain) };
  // One-byte codes can be used as classes directly, without a pass over the events.
  if (narrowed.length + visible.length === 0)
    return store.event instanceof Uint8Array ? byName : mergeEqualMasks(byName);
  const seen = visible.length === 0 ? null : seenEvents(store, visible);
  let masks = seen === null ? byName : splitByFact(byName, seen, (mask, isSeen) => (isSeen === 1 ? mask : hiddenBit));
  for (const matcher of narrowed) {
    const found = foundEvents(store, matcher, seen);
    masks = splitByFact(masks, found, (mask, isFound) => (isFound === 1 ? mask | matcher.bit : mask));
  }
  return masks;
}

/** By event, 1 where it passes all filters. */
function seenEvents(store: EventStore, visible: readonly Filter[]): Uint8Array {
  const seen = allocate(Uint8Array, store.size).fill(1);
  for (const filter of visible) clearFailing(seen, testOn(store, filter));
  return seen;
}

/** By event, 1 where a matcher finds it. */
function foundEvents(
  store: EventStore,
  { events, filters, occurrence }: EventMatcher,
  seen: Uint8Array | null,
): Uint8Array {
  const { event } = store;
  const named = Uint8Array.from(masksByName(store, [{ bit: 1, events }]));
  const found = allocate(Uint8Array, store.size);
  for (let i = 0; i < found.length; i++) found[i] = named[event[i]];
  if (seen !== null) for (let i = 0; i < found.length; i++) found[i] &= seen[i];
  if (occurrence === 'first_ever') keepFirst(store, found);
  for (const filter of filters) clearFailing(found, testOn(store, filter));
  if (occurrence === 'first_matching') keepFirst(store, found);
  return found;
}

function testOn(store: EventStore, filter: Filter): FilterTest {
  return filterTest(filter, store.properties.get(filter.property)!);
}

/** Splits classes by `fact`, 0 or 1 by event, with masks from `maskOf`; equal masks share one class. */
function splitByFact(
  { classes, masks }: EventMasks,
  fact: Uint8Array,
  maskOf: (mask: number, fact: number) => number,
): EventMasks {
  const all: number[] = [];
  const classOf = new Int32Array(2 * masks.length).fill(-1);
  const next = narrowestCodes(classes.length, classOf.length);
  for (let i = 0; i < next.length; i++) {
    const before = 2 * classes[i] + fact[i];
    if (classOf[before] < 0) classOf[before] = indexIn(all, maskOf(masks[classes[i]], fact[i]));
    next[i] = classOf[before];
  }
  return { classes: next, masks: Int32Array.from(all) };
}

/** Merges classes that have equal masks. */
function mergeEqualMasks({ classes, masks }: EventMasks): EventMasks {
  const all: number[] = [];
  const classOf = Int32Array.from(masks, (mask) => indexIn(all, mask));
  const next = narrowestCodes(classes.length, all.length);
  for (let i = 0; i < next.length; i++) next[i] = classOf[classes[i]];
  return { classes: next, masks: Int32Array.from(all) };
}

function narrowestCodes(size: number, classes: number): Codes {
  if (classes <= 256) return allocate(Uint8Array, size);
  return classes <= 65536 ? allocate(Uint16Array, size) : allocate(Uint32Array, size);
}

/** The index of a mask in `known`; a new mask is appended. */
function indexIn(known: number[], mask: number): number {
  const index = known.indexOf(mask);
  return index < 0 ? known.push(mask) - 1 : index;
}
