/** Thrown where there is no memory for an array as large as the data asks for. */
export class OutOfMemory extends Error {
  /** Errors from other threads keep nothing but name, message and stack. */
  override name = 'OutOfMemory';
}

/** The typed arrays whose sizes depend on the data. */
type TypedColumn = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/**
 * Allocates a typed array whose size depends on the data. Engines throw a RangeError where memory is insufficient, but
 * also for unrelated reasons, so only here is its cause known. Throws OutOfMemory.
 */
export function allocate<T>(kind: new (length: number) => T, length: number): T {
  try {
    return new kind(length);
  } catch (thrown) {
    throw new OutOfMemory(String(thrown), { cause: thrown });
  }
}

/** A longer array that begins with the values of `array`; the rest is 0. Throws OutOfMemory. */
export function grown<T extends TypedColumn>(array: T, length: number): T {
  const longer = allocate(array.constructor as new (length: number) => T, length);
  longer.set(array);
  return longer;
}

/** A copy of array[from … to). Throws OutOfMemory. */
export function copied<T extends TypedColumn>(array: T, from = 0, to = array.length): T {
  const copy = allocate(array.constructor as new (length: number) => T, to - from);
  copy.set(array.subarray(from, to));
  return copy;
}
