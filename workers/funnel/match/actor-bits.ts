import { allocate } from '../../store/allocate';
import { Derived } from '../../store/derived';
import type { EventStore } from '../../store/event-store';
import { firstExclusionBit, stepsOfClasses } from '../plan/event-masks';
import type { Plan } from '../plan/plan';
import { tiedActors } from './tied-actors';

/** The most events of an actor that have a bit each. */
const maxActorBits = 32;

/**
 * The events of a store's actors as bit sets: bit i of an actor's number stands for its i-th event. Undefined for the
 * actors in `apart`.
 */
export interface ActorBits {
  /** By step, for each actor the events that do it. */
  steps: readonly Int32Array[];
  /** For each actor the events that trigger an exclusion; null where there are no exclusions. */
  excluding: Int32Array | null;
  /** The actors with more events than bits, and those with two at the same time, ascending. */
  apart: Uint32Array;
}

/** For a question in which no event could serve two steps. */
export function actorBits(store: EventStore, plan: Plan): ActorBits {
  const columns = columnsOf(store);
  return { steps: columns.steps(plan), excluding: columns.excluding(plan), apart: columns.apart };
}

/** The bits of an actor's events that lie in a range. */
export function bitsInRange({ actorStart, time }: EventStore, { start, end }: Plan['range'], actor: number): number {
  const first = actorStart[actor];
  const last = actorStart[actor + 1];
  let bits = 0;
  for (let i = first; i < last; i++) if (time[i] >= start && time[i] < end) bits |= 1 << (i - first);
  return bits;
}

/** Shares the cached columns of a store with a store of its first actors. */
export function shareBits(store: EventStore, first: EventStore): void {
  bitColumns.of(first, null, () => new BitColumns(first, columnsOf(store)));
}

/** Computes in advance the columns that questions about the most frequent events need. */
export function prepareBits(store: EventStore): void {
  columnsOf(store).prepare();
}

const bitColumns = new Derived<EventStore, BitColumns>();

function columnsOf(store: EventStore): BitColumns {
  return bitColumns.of(store, null, () => new BitColumns(store));
}

/** The most event names to prepare columns for. */
const maxPreparedNames = 32;

/**
 * Computes the bit sets in one pass over all events, and caches those that depend only on event names: most changes to
 * a question leave most of its steps unchanged. The cache takes no more memory than the events' times.
 */
class BitColumns {
  readonly apart: Uint32Array;
  readonly #store: EventStore;
  /** The columns of the whole store, of which these are the beginnings. */
  readonly #whole: BitColumns;
  /** By their event codes; the most recently used come last. */
  readonly #kept = new Map<string, Int32Array>();
  readonly #maxKept: number;

  constructor(store: EventStore, whole: BitColumns | null = null) {
    this.apart = whole === null ? actorsApart(store) : belowEnd(whole.apart, store.actors);
    this.#store = store;
    this.#whole = whole ?? this;
    this.#maxKept = Math.floor((2 * store.size) / Math.max(1, store.actors));
  }

  steps(plan: Plan): Int32Array[] {
    return this.#columns(plan.classes, stepsOfClasses(plan), plan.steps);
  }

  excluding({ exclusions, masks, classes }: Plan): Int32Array | null {
    if (exclusions.length === 0) return null;
    const columnOf = Int8Array.from(masks, (mask) => (mask >> firstExclusionBit > 0 ? 0 : -1));
    return this.#columns(classes, columnOf, 1)[0];
  }

  prepare(): void {
    const { size, event, eventNames } = this.#store;
    // Questions use codes of more than one byte only after merging classes, so columns prepared from them would not be
    // used.
    if (!(event instanceof Uint8Array)) return;
    const counts = new Uint32Array(eventNames.length);
    for (let i = 0; i < size; i++) counts[event[i]]++;
    const codes = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
    const columnOf = new Int8Array(eventNames.length).fill(-1);
    const count = Math.min(codes.length, maxPreparedNames, this.#maxKept);
    for (let column = 0; column < count; column++) columnOf[codes[column]] = column;
    this.#columns(event, columnOf, count);
  }

  /** `columnOf`: by class of event its column, −1 for none. */
  #columns(classes: Plan['classes'], columnOf: Int8Array, count: number): Int32Array[] {
    const all = [...Array(count).keys()];
    if (classes !== this.#store.event) return this.#fill(classes, columnOf, all);
    const columns = this.#whole.#keptColumns(columnOf, all);
    return columns.map((column) => column.subarray(0, this.#store.actors));
  }

  #keptColumns(columnOf: Int8Array, all: readonly number[]): Int32Array[] {
    const keys = all.map((column) => codesIn(columnOf, column));
    const missing = all.filter((column) => !this.#kept.has(keys[column]));
    const filled = missing.length === 0 ? [] : this.#fill(this.#store.event, columnOf, missing);
    const found = keys.map((key, column) => filled[missing.indexOf(column)] ?? this.#kept.get(key));
    for (const column of all) this.#keep(keys[column], found[column]);
    return found;
  }

  #keep(key: string, column: Int32Array): void {
    this.#kept.delete(key);
    this.#kept.set(key, column);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#maxKept) break;
      this.#kept.delete(oldest);
    }
  }

  #fill(classes: Plan['classes'], columnOf: Int8Array, wanted: readonly number[]): Int32Array[] {
    const { actors, actorStart } = this.#store;
    const filled = wanted.map(() => allocate(Int32Array, actors));
    // Events of other columns go to an additional one that is never read.
    const rowIndices = Uint8Array.from(columnOf, (column) => wanted.indexOf(column)).map((index) =>
      Math.min(index, wanted.length),
    );
    const row = new Int32Array(wanted.length + 1);
    for (const { from, to } of stretches(this.apart, actors)) {
      for (let actor = from; actor < to; actor++) {
        const first = actorStart[actor];
        const end = actorStart[actor + 1];
        for (let index = 0; index < wanted.length; index++) row[index] = 0;
        for (let i = first; i < end; i++) row[rowIndices[classes[i]]] |= 1 << (i - first);
        for (let index = 0; index < wanted.length; index++) filled[index][actor] = row[index];
      }
    }
    return filled;
  }
}

/** The actors between those apart: from … to − 1, the next of those apart being `to`. */
export function* stretches(apart: Uint32Array, actors: number): Generator<{ from: number; to: number }> {
  let from = 0;
  for (const to of apart) {
    yield { from, to };
    from = to + 1;
  }
  yield { from, to: actors };
}

const codesIn = (columnOf: Int8Array, column: number) =>
  [...columnOf.keys()].filter((code) => columnOf[code] === column).join(' ');

/** Of ascending actors those before `end`. */
function belowEnd(ascending: Uint32Array, end: number): Uint32Array {
  const count = ascending.findIndex((actor) => actor >= end);
  return count < 0 ? ascending : ascending.subarray(0, count);
}

function actorsApart(store: EventStore): Uint32Array {
  const { actors, actorStart } = store;
  const tied = tiedActors(store);
  const apart = allocate(Uint32Array, actors);
  let count = 0;
  for (let actor = 0; actor < actors; actor++) {
    if (tied[actor] === 1 || actorStart[actor + 1] - actorStart[actor] > maxActorBits) apart[count++] = actor;
  }
  return apart.slice(0, count);
}
