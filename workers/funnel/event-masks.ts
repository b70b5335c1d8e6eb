import type { Filter, FunnelSpec } from '../../src/contract/funnel';
import type { Codes, EventStore } from '../store/event-store';
import { clearFailing, filterTest, type FilterTest } from './filter-test';
import { keepFirst } from './occurrence';

/** Bits 0 to 19 are the steps an event matches. */
export const stepBits = 0xfffff;
/** Bits 20 to 29 are the exclusions it triggers, those with the same range and effect sharing one. */
export const firstExclusionBit = 20;
export const mostExclusions = 10;
/** Carries one matcher's findings until they join those of others on the bit they share. */
const scratch = 1 << 30;
/** The sign bit marks events that `filter.events` hides: nothing ever sees them. */
export const hidden = 1 << 31;

/** Events of some names that pass some filters set one bit. */
export interface Matcher {
  bit: number;
  events: readonly string[];
  filters: readonly Filter[];
  occurrence: FunnelSpec['steps'][number]['occurrence'];
}

/** What each event means to a question: `masks[classes[i]]` for event i. Few classes, so mostly a byte an event. */
export interface EventMasks {
  classes: Codes;
  masks: Int32Array;
}

/** By class of event its step, of a question in which no event could serve two; −1 for none. */
export function stepsOfClasses({ masks }: Pick<EventMasks, 'masks'>): Int8Array {
  return Int8Array.from(masks, (mask) => (mask < 0 ? -1 : 31 - Math.clz32(mask & stepBits)));
}

/** By event code, the bits of the matchers that name the event. */
function masksByName(store: EventStore, matchers: readonly Pick<Matcher, 'bit' | 'events'>[]): Int32Array {
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

/** Gives equal masks one class, in the narrowest array that holds them. */
function classify(size: number, maskOf: Int32Array, codes: Codes | null): EventMasks {
  const classOfMask = new Map<number, number>();
  const classOf = new Uint32Array(maskOf.length);
  // Neighbours are mostly alike, so the map is seldom asked.
  let last = maskOf.length === 0 ? 0 : ~maskOf[0];
  let lastClass = 0;
  for (let i = 0; i < maskOf.length; i++) {
    if (maskOf[i] !== last) {
      last = maskOf[i];
      lastClass = classOfMask.get(last) ?? classOfMask.size;
      if (lastClass === classOfMask.size) classOfMask.set(last, lastClass);
    }
    classOf[i] = lastClass;
  }
  const masks = Int32Array.from(classOfMask.keys());
  const classes =
    masks.length <= 256 ? new Uint8Array(size) : masks.length <= 65536 ? new Uint16Array(size) : new Uint32Array(size);
  if (codes === null) classes.set(classOf);
  else for (let i = 0; i < size; i++) classes[i] = classOf[codes[i]];
  return { classes, masks };
}

/** Hides what fails `filter.events`; matchers then lose the events that fail their own filters or come later than the first. */
export function eventMasks(store: EventStore, matchers: readonly Matcher[], visible: readonly Filter[]): EventMasks {
  const plain = matchers.filter((matcher) => matcher.filters.length === 0 && matcher.occurrence === 'every');
  const byName = masksByName(store, plain);
  if (plain.length === matchers.length && visible.length === 0) {
    // Codes of a byte serve as they are: no pass over the events at all.
    return store.event instanceof Uint8Array
      ? { classes: store.event, masks: byName }
      : classify(store.size, byName, store.event);
  }
  const masks = new Int32Array(store.size);
  for (let i = 0; i < masks.length; i++) masks[i] = byName[store.event[i]] | hidden;
  // `hidden` stands for "passes" while the filters run, and is turned round afterwards.
  for (const filter of visible) clearFailing(masks, hidden, testOn(store, filter));
  for (let i = 0; i < masks.length; i++) masks[i] = masks[i] < 0 ? masks[i] & ~hidden : hidden;
  for (const matcher of matchers) if (!plain.includes(matcher)) addNarrowed(store, masks, matcher);
  return classify(store.size, masks, null);
}

function testOn(store: EventStore, filter: Filter): FilterTest {
  return filterTest(filter, store.properties.get(filter.property)!);
}

function addNarrowed(store: EventStore, masks: Int32Array, { bit, events, filters, occurrence }: Matcher): void {
  const named = masksByName(store, [{ bit: scratch, events }]);
  for (let i = 0; i < masks.length; i++) if (masks[i] >= 0) masks[i] |= named[store.event[i]];
  if (occurrence === 'first_ever') keepFirst(store, masks, scratch);
  for (const filter of filters) clearFailing(masks, scratch, testOn(store, filter));
  if (occurrence === 'first_matching') keepFirst(store, masks, scratch);
  for (let i = 0; i < masks.length; i++) if ((masks[i] & scratch) !== 0) masks[i] = (masks[i] & ~scratch) | bit;
}
