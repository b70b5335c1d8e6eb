import { allocate } from './allocate';

const radixValues = 65536;

/** The first index of a range of ascending times that is not before `at`; `to` where all are. */
export function firstAt(times: Float64Array, at: number, { from, to }: { from: number; to: number }): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The indices 0 … time.length − 1 in the order of time, stable: a radix sort on the µs since the earliest, 16 bits per
 * pass, linear in the events.
 */
export function timeOrder(time: Float64Array): Uint32Array {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < time.length; i++) {
    if (time[i] < low) low = time[i];
    if (time[i] > high) high = time[i];
  }
  let order = allocate(Uint32Array, time.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let sorted = allocate(Uint32Array, time.length);
  for (let unit = 1; unit <= high - low; unit *= radixValues) {
    sortByDigit({ time, low, unit }, order, sorted);
    [order, sorted] = [sorted, order];
  }
  return order;
}

interface DigitOf {
  time: Float64Array;
  low: number;
  /** Value of the digit's lowest bit, in µs. */
  unit: number;
}

function sortByDigit({ time, low, unit }: DigitOf, order: Uint32Array, sorted: Uint32Array): void {
  const next = new Uint32Array(radixValues + 1);
  const digits = allocate(Uint16Array, order.length);
  for (let i = 0; i < order.length; i++) {
    digits[i] = Math.floor((time[order[i]] - low) / unit) % radixValues;
    next[digits[i] + 1]++;
  }
  for (let d = 0; d < radixValues; d++) next[d + 1] += next[d];
  for (let i = 0; i < order.length; i++) sorted[next[digits[i]]++] = order[i];
}
