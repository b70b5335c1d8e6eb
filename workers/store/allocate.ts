/** Thrown where there is no memory for an array as large as the data asks for. */
export class OutOfMemory extends Error {}

/**
 * Allocates a typed array whose size depends on the data. Engines throw a RangeError where memory is insufficient, but
 * also for unrelated reasons, so only here is its cause known.
 */
export function allocate<T>(kind: new (length: number) => T, length: number): T {
  try {
    return new kind(length);
  } catch (thrown) {
    throw new OutOfMemory(String(thrown), { cause: thrown });
  }
}
