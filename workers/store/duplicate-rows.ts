import { allocate, copied } from './allocate';
import { RowSet } from './row-set';
import type { SortedEvents } from './sort-events';

/** By row, two 32-bit hashes of its cells: a collision of two different rows is not to be expected. */
export interface RowHashes {
  high: Uint32Array;
  low: Uint32Array;
}

/**
 * The rows of the events that share actor, time and name with another one: only these can be duplicates. Null where
 * there are none. `rows`: of the source.
 */
export function duplicateCandidates(sorted: SortedEvents, rows: number): RowSet | null {
  const { event, row } = sorted;
  let candidates: RowSet | null = null;
  const times = new Map<number, number>();
  atEqualTimes(sorted, (from, to) => {
    if (to - from === 2 && event[from] !== event[from + 1]) return;
    times.clear();
    for (let i = from; i < to; i++) times.set(event[i], (times.get(event[i]) ?? 0) + 1);
    for (let i = from; i < to; i++) {
      if (times.get(event[i]) === 1) continue;
      candidates ??= new RowSet(rows);
      candidates.add(row[i]);
    }
  });
  return candidates;
}

/** The candidates that equal an earlier row. `hashes` are of the candidates alone. */
export function repeatedRows(sorted: SortedEvents, candidates: RowSet, hashes: RowHashes): RowSet {
  const repeated = new RowSet(hashes.low.length);
  /** The first rows of this hash. */
  const seen = new Map<number, number[]>();
  atEqualTimes(sorted, (from, to) => {
    seen.clear();
    // Equal rows have equal names, and these stand in the order of the source.
    for (let i = from; i < to; i++) {
      const row = sorted.row[i];
      if (!candidates.has(row)) continue;
      const firsts = seen.get(hashes.high[row]);
      const first = firsts?.find((earlier) => hashes.low[earlier] === hashes.low[row]);
      if (firsts === undefined) seen.set(hashes.high[row], [row]);
      else if (first === undefined) firsts.push(row);
      else if (first !== row) repeated.add(row);
    }
  });
  return repeated;
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

/** The events without those of the rows `dropped`; no actor may lose all of its events. Rearranges `sorted`. */
export function withoutRows(sorted: SortedEvents, dropped: RowSet): SortedEvents {
  const { eventNames, actorStart } = sorted;
  const starts = allocate(Uint32Array, actorStart.length);
  let kept = 0;
  for (let actor = 0; actor + 1 < actorStart.length; actor++) {
    for (let i = actorStart[actor]; i < actorStart[actor + 1]; i++) {
      if (dropped.has(sorted.row[i])) continue;
      sorted.time[kept] = sorted.time[i]!;
      sorted.event[kept] = sorted.event[i]!;
      sorted.row[kept++] = sorted.row[i]!;
    }
    starts[actor + 1] = kept;
  }
  return {
    eventNames,
    actorStart: starts,
    time: copied(sorted.time, 0, kept),
    event: copied(sorted.event, 0, kept),
    row: copied(sorted.row, 0, kept),
    actorEvents: sorted.actorEvents,
  };
}
