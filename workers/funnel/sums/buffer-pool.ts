import { allocate } from '../../store/allocate';

/** The most buffers the pool keeps. */
const maxPooledBuffers = 32;
const pool: Float64Array[] = [];

/**
 * A buffer with room for `room` numbers, with arbitrary contents. A used buffer is better than a new one, because
 * allocating its memory pages takes longer than filling them.
 */
export function takeBuffer(room: number): Float64Array {
  const index = pool.findIndex(({ length }) => length >= room && length <= 2 * roundUp(room));
  return index < 0 ? allocate(Float64Array, roundUp(room)) : pool.splice(index, 1)[0];
}

/** Buffers of similar sizes get the same capacity, so that they can replace each other. Unused memory costs nothing. */
const roundUp = (room: number) => 2 ** Math.ceil(Math.log2(Math.max(1, room)));

/** Frees the pooled buffers, which are as long as the lists of the largest dataset. */
export function emptyPool(): void {
  pool.length = 0;
}

/** Takes back buffers that are no longer in use, or subarrays that start at their beginning. */
export function returnBuffer(lists: Iterable<Float64Array>): void {
  const buffers = new Set(Array.from(lists, ({ buffer }) => buffer));
  for (const buffer of buffers) if (buffer.byteLength > 0) pool.push(new Float64Array(buffer));
  pool.splice(0, pool.length - maxPooledBuffers);
}
