import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { allocate } from '../../store/allocate';
import { Derived } from '../../store/derived';
import type { EventStore } from '../../store/event-store';
import { noPartCode, picked, splitActors, type SplitStore } from '../../store/split';
import { stepBits, type EventMasks } from './event-masks';
import { propertyValues, type EventValues } from '../values/property-values';
import { ValuePairs } from '../values/value-pairs';

/**
 * Actors split into parts, one for each combination of values held constant within a run. Each part has its own runs;
 * the best of an actor's parts (`PartRun.beats`) is the actor's run. With `totals` the runs of all parts count.
 *
 * An event that lacks one of the properties belongs to no part: it matches no step, and no run sees it. Exclusions, and
 * "nothing between" in strict order, therefore apply only to events with the same values, and a `drop` removes only the
 * runs with the values of the excluding event. Event selection still considers all of the actor's events: filters,
 * `first_ever`, and `entry: 'first'`, where only the part with the actor's first step-1 event has a run.
 */
export interface Held<P> {
  parts: SplitStore;
  /** For `parts.store`. */
  plan: P;
  /** Orders parts of one actor whose runs are equal; negative where the first argument comes first. */
  compare: (part: number, other: number) => number;
}

/** The fields of a `Plan` that concern the parts. */
interface HeldQuestion extends EventMasks {
  order: FunnelSpec['order'];
  firstEntryOnly: boolean;
  range: { start: number; end: number };
  admitted: Uint8Array | null;
  held: unknown;
}

const splitStores = new Derived<EventStore, SplitStore>();

/** `plan` is made for `store`. */
export function held<P extends HeldQuestion>(store: EventStore, plan: P, { codes, values }: HeldCodes): Held<P> {
  const parts = splitStores.of(store, codes, () => splitActors(store, codes));
  const ofParts = planOfParts(plan, parts);
  if (plan.firstEntryOnly) ofParts.admitted = firstEntered(parts, ofParts);
  return { parts, plan: ofParts, compare: (part, other) => values.compare(parts.codes[part], parts.codes[other]) };
}

/** By event, the code of its combination of values, or `noPartCode`. */
export interface HeldCodes {
  codes: Uint32Array;
  values: EventValues;
}

const heldCodesOf = new Derived<EventStore, HeldCodes>();

/** The store must have the properties. */
export function heldCodes(store: EventStore, properties: readonly string[]): HeldCodes {
  return heldCodesOf.of(store, JSON.stringify(properties), () => codesOfParts(store, properties));
}

function codesOfParts(store: EventStore, properties: readonly string[]): HeldCodes {
  const each = properties.map((name) => propertyValues(store.properties.get(name)!));
  const values = each.reduce((all, next) => new ValuePairs(all, next));
  const codes = allocate(Uint32Array, store.size);
  for (let i = 0; i < codes.length; i++) codes[i] = each.every((one) => one.filled(i)) ? values.code(i) : noPartCode;
  return { codes, values };
}

/** The same plan for the parts of actors: events and actors have already been selected on the whole actors. */
export function planOfParts<P extends HeldQuestion>(plan: P, { indices, owners }: SplitStore): P {
  return {
    ...plan,
    classes: picked(plan.classes, indices),
    admitted: plan.admitted === null ? null : picked(plan.admitted, owners),
    held: null,
  };
}

/** By part, 1 where it holds the first event of the actor that may be an entry. */
function firstEntered({ store, owners }: SplitStore, plan: HeldQuestion): Uint8Array {
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

function firstEntry({ actorStart, time }: EventStore, plan: HeldQuestion, part: number): number {
  const { classes, masks, order, range } = plan;
  const entries = order === 'any' ? stepBits : 1;
  for (let i = actorStart[part]; i < actorStart[part + 1] && time[i] < range.end; i++) {
    const mask = masks[classes[i]];
    if (time[i] >= range.start && mask >= 0 && (mask & entries) !== 0) return time[i];
  }
  return Infinity;
}
