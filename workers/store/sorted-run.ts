import { sortIndices } from '../../src/core/arrays/sort-indices';
import { allocate } from './allocate';

/** Runs up to this long are sorted by insertion. */
const maxInsertionItems = 24;

/** The indices of `times` in ascending order of time; equal ones keep their order. */
export function sortedRun(times: Float64Array): Uint32Array {
  const order = allocate(Uint32Array, times.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (let from = 0; from < order.length; from += maxInsertionItems)
    sortIndices(order, times, { from, end: Math.min(from + maxInsertionItems, order.length) });
  let from = order;
  let into = allocate(Uint32Array, order.length);
  for (let width = maxInsertionItems; width < order.length; width *= 2) {
    for (let start = 0; start < order.length; start += 2 * width) merge({ from, into, times, start, width });
    [from, into] = [into, from];
  }
  return from;
}

interface Merge {
  from: Uint32Array;
  into: Uint32Array;
  times: Float64Array;
  start: number;
  width: number;
}

function merge({ from, into, times, start, width }: Merge): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takeLeft = right === end || (left < middle && times[from[left]] <= times[from[right]]);
    into[at] = from[takeLeft ? left++ : right++]!;
  }
}
