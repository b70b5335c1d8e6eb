import { allocate } from '../../store/allocate';

/** So many are kept. */
const maxPooledBuffers = 32;
const spare: Float64Array[] = [];

/**
 * A list with room for so many numbers, whatever they are now. One that was filled before is better than a fresh one,
 * which costs the system more than filling it costs us.
 */
export function takeBuffer(room: number): Float64Array {
  const place = spare.findIndex(({ length }) => length >= room && length <= 2 * roundUp(room));
  return place < 0 ? allocate(Float64Array, roundUp(room)) : spare.splice(place, 1)[0];
}

/** Lists of like sizes have the same room, so that one serves for the other. Memory that is not filled costs nothing. */
const roundUp = (room: number) => 2 ** Math.ceil(Math.log2(Math.max(1, room)));

/** Lists that nobody will look at any more, or parts of such from their beginning on. */
export function returnBuffer(lists: Iterable<Float64Array>): void {
  const buffers = new Set(Array.from(lists, ({ buffer }) => buffer));
  for (const buffer of buffers) if (buffer.byteLength > 0) spare.push(new Float64Array(buffer));
  spare.splice(0, spare.length - maxPooledBuffers);
}
