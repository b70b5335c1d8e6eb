import { sortIndices } from '../../src/core/arrays/sort-indices';
import { allocate, copied } from './allocate';
import type { Codes, EventStore } from './event-store';

/** Events with this code belong to no part. */
export const noPartCode = 0xffffffff;

/** A store whose actors are parts of another's, each with the events of one code. It has no properties. */
export interface SplitStore {
  store: EventStore;
  /** By part, its actor in the other store; ascending. */
  owners: Uint32Array;
  /** By part, the code of its events. */
  codes: Uint32Array;
  /** By event, its index in the other store. */
  indices: Uint32Array;
}

/** Splits each actor's events by their codes. */
export function splitActors(store: EventStore, codes: Uint32Array): SplitStore {
  const indices = indicesByPart(store, codes);
  const event = picked(store.event, indices);
  const parts = splitParts(store, codes, indices);
  return {
    ...parts,
    indices,
    store: {
      size: indices.length,
      actors: parts.owners.length,
      actorStart: parts.starts,
      time: picked(store.time, indices),
      event,
      eventNames: store.eventNames,
      actorEvents: eventBits(event, parts.starts),
      properties: new Map(),
    },
  };
}

/** Up to this many events are sorted by insertion. */
const maxInsertedEvents = 40;

/** The indices of all events that belong to a part, by actor, code and time. */
function indicesByPart({ size, actors, actorStart }: EventStore, codes: Uint32Array): Uint32Array {
  const indices = allocate(Uint32Array, size);
  let end = 0;
  for (let actor = 0; actor < actors; actor++) {
    const from = end;
    for (let i = actorStart[actor]; i < actorStart[actor + 1]; i++) if (codes[i] !== noPartCode) indices[end++] = i;
    if (end - from > maxInsertedEvents) indices.subarray(from, end).sort((a, b) => codes[a] - codes[b] || a - b);
    else sortIndices(indices, codes, { from, end });
  }
  return copied(indices, 0, end);
}

interface SplitParts {
  starts: Uint32Array;
  owners: Uint32Array;
  codes: Uint32Array;
}

function splitParts({ actors, actorStart }: EventStore, codes: Uint32Array, indices: Uint32Array): SplitParts {
  const starts = allocate(Uint32Array, indices.length + 1);
  const owners = allocate(Uint32Array, indices.length);
  const partCodes = allocate(Uint32Array, indices.length);
  let count = 0;
  for (let n = 0, actor = 0; n < indices.length; n++) {
    const moved = indices[n] >= actorStart[actor + 1];
    while (actor < actors && indices[n] >= actorStart[actor + 1]) actor++;
    if (n > 0 && !moved && codes[indices[n]] === partCodes[count - 1]) continue;
    starts[count] = n;
    owners[count] = actor;
    partCodes[count++] = codes[indices[n]];
  }
  starts[count] = indices.length;
  return { starts: copied(starts, 0, count + 1), owners: copied(owners, 0, count), codes: copied(partCodes, 0, count) };
}

/** The values of a column at these indices. */
export function picked<T extends Codes | Float64Array>(column: T, indices: Uint32Array): T {
  const values = allocate(column.constructor as new (length: number) => T, indices.length);
  for (let n = 0; n < indices.length; n++) values[n] = column[indices[n]];
  return values;
}

/** By actor, `EventStore.actorEvents`. */
export function eventBits(event: Codes, starts: Uint32Array): Uint32Array {
  const bits = allocate(Uint32Array, starts.length - 1);
  for (let actor = 0; actor < bits.length; actor++) {
    let mask = 0;
    for (let i = starts[actor]; i < starts[actor + 1]; i++) mask |= 1 << (event[i] & 31);
    bits[actor] = mask;
  }
  return bits;
}
