import { compareCodePoints } from '../../../workers/store/code-points';
import type { Codes, EventStore, Property } from '../../../workers/store/event-store';

/** One event as a test writes it down; `time` in µs. */
export interface EventRow {
  user: string;
  event: string;
  time: number;
  props?: Record<string, string | number>;
}

/** A dictionary of its own for each column, numbered as the values come. */
function encode(values: readonly string[], first: readonly string[] = []): { codes: Codes; names: string[] } {
  const codeOf = new Map(first.map((name, code) => [name, code]));
  const codes = values.map((value) => {
    if (!codeOf.has(value)) codeOf.set(value, codeOf.size);
    return codeOf.get(value)!;
  });
  const narrow = codeOf.size <= 256 ? Uint8Array : codeOf.size <= 65536 ? Uint16Array : Uint32Array;
  return { codes: narrow.from(codes), names: [...codeOf.keys()] };
}

function property(rows: readonly EventRow[], name: string): Property {
  const values = rows.map((row) => row.props?.[name]);
  if (values.every((value) => value === undefined || typeof value === 'number')) {
    return { kind: 'number', numbers: Float64Array.from(values, (value) => value ?? NaN) };
  }
  const { codes, names } = encode(
    values.map((value) => (value === undefined ? '' : String(value))),
    [''],
  );
  return { kind: 'text', codes, values: names };
}

export interface NamedStore extends EventStore {
  /** Users by their number in the store. */
  users: string[];
}

/** An event store of rows in any order, as it is loaded: users are numbered as they first come, event names by code point. */
export function storeOf(rows: readonly EventRow[], propertyNames: readonly string[] = []): NamedStore {
  const users = encode(rows.map((row) => row.user));
  const places = rows.map((_, i) => i);
  const names = [...new Set(rows.map(({ event }) => event))].sort(compareCodePoints);
  places.sort(
    (a, b) =>
      users.codes[a] - users.codes[b] ||
      rows[a].time - rows[b].time ||
      compareCodePoints(rows[a].event, rows[b].event) ||
      a - b,
  );
  const sorted = places.map((i) => rows[i]);
  const events = encode(
    sorted.map((row) => row.event),
    names,
  );
  const actorStart = new Uint32Array(users.names.length + 1);
  const actorEvents = new Uint32Array(users.names.length);
  places.forEach((index, i) => {
    const actor = users.codes[index];
    actorStart[actor + 1] = i + 1;
    actorEvents[actor] |= 1 << (events.codes[i] & 31);
  });
  return {
    size: rows.length,
    actors: users.names.length,
    actorStart,
    time: Float64Array.from(sorted, (row) => row.time),
    event: events.codes,
    eventNames: events.names,
    actorEvents,
    properties: new Map(propertyNames.map((name) => [name, property(sorted, name)])),
    users: users.names,
  };
}
