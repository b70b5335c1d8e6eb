/** Codes into a dictionary, in the narrowest array that holds them. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** One property over all events, in the store's order. */
export type Property =
  /** `values[0]` is '' and stands for empty. */
  | { kind: 'text'; codes: Codes; values: readonly string[] }
  /** NaN stands for empty. */
  | { kind: 'number'; numbers: Float64Array };

/**
 * All events, sorted by (actor, time, name, place in the file). Columns are typed arrays of `size` entries, so a kernel
 * is one pass without allocation. About 13 bytes an event, and the properties that were asked for.
 */
export interface EventStore {
  readonly size: number;
  readonly actors: number;
  /** Events of actor a: `actorStart[a]` up to `actorStart[a + 1]`; `actors + 1` entries. */
  readonly actorStart: Uint32Array;
  /** µs since 1970 UTC, whole numbers (exact up to the year 2255). */
  readonly time: Float64Array;
  readonly event: Codes;
  /** In the order of code points: comparing codes compares names. */
  readonly eventNames: readonly string[];
  /** For each actor, bit (code mod 32) is set for every event it has: a quick "cannot have entered". */
  readonly actorEvents: Uint32Array;
  /** The loaded properties by name. */
  readonly properties: ReadonlyMap<string, Property>;
}
