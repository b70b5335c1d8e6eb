/** Thrown where there is no memory for an array as large as the data asks for. */
export class OutOfMemory extends Error {}

/**
 * A typed array that grows with the data. Engines throw a RangeError where they have no memory for it, as they do for much
 * that has nothing to do with memory, so only here is it known what is meant.
 */
export function allocate<T>(kind: new (length: number) => T, length: number): T {
  try {
    return new kind(length);
  } catch (thrown) {
    throw new OutOfMemory(String(thrown), { cause: thrown });
  }
}
