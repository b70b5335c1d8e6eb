import { allocate, copied } from './allocate';
import type { SortedEvents } from './sort-events';

/**
 * By index in the file, two 32-bit hashes of the whole row: a collision of two different rows is not to be expected.
 */
export interface RowHashes {
  high: Uint32Array;
  low: Uint32Array;
}

/**
 * By place in the file, 1 for the events that share actor, time and name with another one: only these can be duplicate
 * rows. Null where there are none.
 */
export function duplicateCandidates(sorted: SortedEvents): Uint8Array | null {
  const { event, fileOrder } = sorted;
  let wanted: Uint8Array | null = null;
  const times = new Map<number, number>();
  atEqualTimes(sorted, (from, to) => {
    if (to - from === 2 && event[from] !== event[from + 1]) return;
    times.clear();
    for (let i = from; i < to; i++) times.set(event[i], (times.get(event[i]) ?? 0) + 1);
    for (let i = from; i < to; i++) {
      if (times.get(event[i]) === 1) continue;
      wanted ??= allocate(Uint8Array, fileOrder.length);
      wanted[fileOrder[i]] = 1;
    }
  });
  return wanted;
}

/** By place in the file, 1 for the candidates whose row equals an earlier one's; and how many these are. */
export function repeatedRows(
  sorted: SortedEvents,
  candidates: Uint8Array,
  hashes: RowHashes,
): { repeated: Uint8Array; count: number } {
  const { fileOrder } = sorted;
  const repeated = allocate(Uint8Array, fileOrder.length);
  const seen = new Map<number, number[]>();
  let count = 0;
  atEqualTimes(sorted, (from, to) => {
    seen.clear();
    // Equal rows have equal names, and these stand in the order of the file.
    for (let i = from; i < to; i++) {
      const row = fileOrder[i];
      // Only candidates have been hashed.
      if (candidates[row] === 0) continue;
      const lows = seen.get(hashes.high[row]);
      if (lows === undefined) seen.set(hashes.high[row], [hashes.low[row]]);
      else if (!lows.includes(hashes.low[row])) lows.push(hashes.low[row]);
      else {
        repeated[row] = 1;
        count++;
      }
    }
  });
  return { repeated, count };
}

/** Calls back for each stretch from … to − 1 of two or more events of one actor at one time. */
function atEqualTimes({ actorStart, time }: SortedEvents, stretch: (from: number, to: number) => void): void {
  for (let actor = 0; actor + 1 < actorStart.length; actor++) {
    const end = actorStart[actor + 1];
    for (let from = actorStart[actor]; from < end;) {
      let to = from + 1;
      while (to < end && time[to] === time[from]) to++;
      if (to - from > 1) stretch(from, to);
      from = to;
    }
  }
}

/** The events without those whose place in the file is set in `dropped`; no actor may lose all of its events. */
export function withoutEvents(sorted: SortedEvents, dropped: Uint8Array): SortedEvents {
  const { eventNames, actorStart } = sorted;
  const starts = allocate(Uint32Array, actorStart.length);
  let kept = 0;
  for (let actor = 0; actor + 1 < actorStart.length; actor++) {
    for (let i = actorStart[actor]; i < actorStart[actor + 1]; i++) {
      if (dropped[sorted.fileOrder[i]] === 1) continue;
      sorted.time[kept] = sorted.time[i]!;
      sorted.event[kept] = sorted.event[i]!;
      sorted.fileOrder[kept++] = sorted.fileOrder[i]!;
    }
    starts[actor + 1] = kept;
  }
  return {
    eventNames,
    actorStart: starts,
    time: copied(sorted.time, 0, kept),
    event: copied(sorted.event, 0, kept),
    fileOrder: copied(sorted.fileOrder, 0, kept),
    actorEvents: sorted.actorEvents,
  };
}
