import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { allocate } from '../../store/allocate';
import type { EventStore } from '../../store/event-store';
import { noPartCode, picked, splitActors, type SplitStore } from '../../store/split';
import { stepBits, type EventMasks } from './event-masks';
import { propertyValues, type EventValues } from '../values/property-values';
import { ValuePairs } from '../values/value-pairs';

/**
 * Actors in parts, one for each combination of values that is to stay the same in a whole run. Each part has runs of its
 * own; the best of an actor's parts, by rule 3, is the actor's run, and with `totals` the runs of all parts count.
 *
 * An event that lacks one of the properties has no part: it can do no step, and no run sees it. So exclusions hit, and
 * in strict order "nothing between" speaks of, events with the same values alone; and a `drop` takes away the runs with
 * the same values as the event that excludes. What picks events knows all of the actor's: filters, `first_ever`,
 * and `entry: 'first'`, where only the part in which the actor's first step-1 event lies has a run.
 */
export interface Held<P> {
  parts: SplitStore;
  /** For `parts.store`. */
  plan: P;
  /** Orders parts of one actor whose runs are alike; negative for the first. */
  compare: (part: number, other: number) => number;
}

/** What of a `Plan` concerns the parts. */
interface Asked extends EventMasks {
  order: FunnelSpec['order'];
  firstEntryOnly: boolean;
  range: { start: number; end: number };
  admitted: Uint8Array | null;
  held: unknown;
}

/** Each store's last parts: an analyst changes the question far more often than what is held constant. */
const latest = new WeakMap<EventStore, { codes: Uint32Array; parts: SplitStore }>();

/** `plan` is made for `store`. */
export function held<P extends Asked>(store: EventStore, plan: P, { codes, values }: HeldCodes): Held<P> {
  let split = latest.get(store);
  if (split?.codes !== codes) latest.set(store, (split = { codes, parts: splitActors(store, codes) }));
  const { parts } = split;
  const ofParts = planOfParts(plan, parts);
  if (plan.firstEntryOnly) ofParts.admitted = firstEntered(parts, ofParts);
  return { parts, plan: ofParts, compare: (part, other) => values.compare(parts.codes[part], parts.codes[other]) };
}

/** By event, the code of its combination of values, or `noPart`. */
export interface HeldCodes {
  codes: Uint32Array;
  values: EventValues;
}

const latestCodes = new WeakMap<EventStore, { key: string; found: HeldCodes }>();

/** Of a store that has the properties. */
export function heldCodes(store: EventStore, properties: readonly string[]): HeldCodes {
  const key = JSON.stringify(properties);
  let known = latestCodes.get(store);
  if (known?.key !== key) latestCodes.set(store, (known = { key, found: codesOf(store, properties) }));
  return known.found;
}

function codesOf(store: EventStore, properties: readonly string[]): HeldCodes {
  const each = properties.map((name) => propertyValues(store.properties.get(name)!));
  const values = each.reduce((all, next) => new ValuePairs(all, next));
  const codes = allocate(Uint32Array, store.size);
  for (let i = 0; i < codes.length; i++) codes[i] = each.every((one) => one.filled(i)) ? values.code(i) : noPartCode;
  return { codes, values };
}

/** The same question to the parts of actors: what picks events and actors has been settled for the whole ones. */
export function planOfParts<P extends Asked>(plan: P, { places, owners }: SplitStore): P {
  return {
    ...plan,
    classes: picked(plan.classes, places),
    admitted: plan.admitted === null ? null : picked(plan.admitted, owners),
    held: null,
  };
}

/** By part, 1 for those that hold the first event that may enter of all their actor's that do. */
function firstEntered({ store, owners }: SplitStore, plan: Asked): Uint8Array {
  const first = owners.length === 0 ? [] : allocate(Float64Array, owners[owners.length - 1] + 1).fill(Infinity);
  const entries = Float64Array.from(owners, (owner, part) => {
    const entry = firstEntry(store, plan, part);
    first[owner] = Math.min(first[owner], entry);
    return entry;
  });
  return Uint8Array.from(entries, (entry, part) =>
    entry === first[owners[part]] && (plan.admitted === null || plan.admitted[part] === 1) ? 1 : 0,
  );
}

function firstEntry({ actorStart, time }: EventStore, plan: Asked, part: number): number {
  const { classes, masks, order, range } = plan;
  const entries = order === 'any' ? stepBits : 1;
  for (let i = actorStart[part]; i < actorStart[part + 1] && time[i] < range.end; i++) {
    const mask = masks[classes[i]];
    if (time[i] >= range.start && mask >= 0 && (mask & entries) !== 0) return time[i];
  }
  return Infinity;
}
