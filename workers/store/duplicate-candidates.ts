import type { SortedEvents } from './sort-events';

/** So many rows are compared at once, to bound the memory that their texts take. */
const MOST_AT_ONCE = 2_000_000;

/**
 * Places in the file of the events that share actor, time and name with another one: only these can be duplicate rows.
 * In parts of some two millions; those that may equal each other are in one part.
 */
export function duplicateCandidates({ actorStart, time, event, fileOrder }: SortedEvents): Uint32Array[] {
  const parts: Uint32Array[] = [];
  let candidates: number[] = [];
  for (let actor = 0; actor + 1 < actorStart.length; actor++) {
    const end = actorStart[actor + 1];
    for (let from = actorStart[actor]; from < end;) {
      let to = from + 1;
      while (to < end && time[to] === time[from]) to++;
      if (to - from > 1) addSameNames({ event, fileOrder, candidates }, from, to);
      from = to;
    }
    if (candidates.length < MOST_AT_ONCE) continue;
    parts.push(Uint32Array.from(candidates));
    candidates = [];
  }
  if (candidates.length > 0) parts.push(Uint32Array.from(candidates));
  return parts;
}

type Part = Pick<SortedEvents, 'event' | 'fileOrder'> & { candidates: number[] };

/** Of events of one actor at one time, adds those whose name comes up more than once. */
function addSameNames({ event, fileOrder, candidates }: Part, from: number, to: number): void {
  if (to - from === 2) {
    if (event[from] === event[from + 1]) candidates.push(fileOrder[from], fileOrder[from + 1]);
    return;
  }
  const byName = new Map<number, number[]>();
  for (let i = from; i < to; i++) {
    const same = byName.get(event[i]);
    if (same) same.push(fileOrder[i]);
    else byName.set(event[i], [fileOrder[i]]);
  }
  for (const same of byName.values()) if (same.length > 1) for (const place of same) candidates.push(place);
}

/** The events without those whose place in the file is set in `dropped`; no actor may lose all of its events. */
export function withoutEvents(sorted: SortedEvents, dropped: Uint8Array): SortedEvents {
  const { actorStart } = sorted;
  const starts = new Uint32Array(actorStart.length);
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
    actorStart: starts,
    time: sorted.time.slice(0, kept),
    event: sorted.event.slice(0, kept),
    fileOrder: sorted.fileOrder.slice(0, kept),
    actorEvents: sorted.actorEvents,
  };
}
