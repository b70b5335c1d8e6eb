import type { Codes } from './event-store';

/**
 * Puts the events of equal time in the order of their codes, which is that of their names; equal ones keep their
 * order. `order` names the events of one actor by time.
 */
export function orderTies(order: Uint32Array, { time, event }: { time: Float64Array; event: Codes }): void {
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    let ordered = true;
    for (; to < order.length && time[order[to]] === time[order[from]]; to++) {
      if (event[order[to]] < event[order[to - 1]]) ordered = false;
    }
    if (!ordered) order.subarray(from, to).sort((a, b) => event[a] - event[b] || a - b);
    from = to;
  }
}
