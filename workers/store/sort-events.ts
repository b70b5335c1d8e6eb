import { allocate, copied } from './allocate';
import { compareCodePoints } from './code-points';
import type { EventRows } from './event-rows';
import type { Codes } from './event-store';
import { codesFor } from './growing-column';
import { sortedRun } from './sorted-run';
import { eventBits } from './split';
import { orderTies } from './tied-order';

/** Events in the order of their source, one entry of each array per event. */
export interface GatheredEvents {
  /** Codes of the users, 0 … actors - 1, each in use. */
  actor: Uint32Array;
  actors: number;
  time: Float64Array;
  event: Uint32Array;
  eventNames: readonly string[];
  /** As many as there are events; empty afterwards. */
  rows: EventRows;
}

export interface SortedEvents {
  /** In the order of code points, and so are the codes. */
  eventNames: readonly string[];
  actorStart: Uint32Array;
  time: Float64Array;
  event: Codes;
  actorEvents: Uint32Array;
  /** The number of the source's row each event was made from. */
  row: Uint32Array;
}

/** The number of events sorted between two pauses: some 0.1 s. */
const stretchEvents = 1 << 20;

/**
 * Sorts by actor, then time, then name, then order in the source: nothing that is asked of events in their order depends
 * on the order of the source, but of equal names. Awaits `pause` now and then, which may throw to end it.
 */
export async function sortEvents(gathered: GatheredEvents, pause: () => Promise<void>): Promise<SortedEvents> {
  const actorStart = actorStarts(gathered);
  const { names, codes } = orderNames(gathered.eventNames);
  await pause();
  const sorted = await sortedByActor({ ...gathered, codes }, actorStart, pause);
  let rested = 0;
  for (let actor = 0; actor < gathered.actors; actor++) {
    const end = actorStart[actor + 1];
    sortActor(sorted, actorStart[actor], end);
    if (end - rested < stretchEvents) continue;
    rested = end;
    await pause();
  }
  return { eventNames: names, actorStart, ...sorted, actorEvents: eventBits(sorted.event, actorStart) };
}

/** The names in the order of code points, and by old code the new one. */
function orderNames(eventNames: readonly string[]): { names: string[]; codes: Uint32Array } {
  const order = Uint32Array.from(eventNames, (_, code) => code);
  order.sort((a, b) => compareCodePoints(eventNames[a], eventNames[b]));
  const codes = new Uint32Array(order.length);
  for (let code = 0; code < order.length; code++) codes[order[code]] = code;
  return { names: Array.from(order, (code) => eventNames[code]), codes };
}

function actorStarts({ actor, actors }: GatheredEvents): Uint32Array {
  const starts = allocate(Uint32Array, actors + 1);
  for (let i = 0; i < actor.length; i++) starts[actor[i] + 1]++;
  for (let a = 0; a < actors; a++) starts[a + 1] += starts[a];
  return starts;
}

type SortColumns = Pick<SortedEvents, 'time' | 'event' | 'row'>;

/** `codes`: the new code of each event name. */
type CodedEvents = GatheredEvents & { codes: Uint32Array };

/** Counting sort: keeps the source's order within each actor. */
async function sortedByActor(
  gathered: CodedEvents,
  actorStart: Uint32Array,
  pause: () => Promise<void>,
): Promise<SortColumns> {
  const { actor } = gathered;
  const size = actor.length;
  const next = copied(actorStart);
  const time = allocate(Float64Array, size);
  const event = codesFor(size, gathered.eventNames.length);
  const row = allocate(Uint32Array, size);
  const sorted = { time, event, row };
  const nextRows = gathered.rows.take();
  const rows = allocate(Uint32Array, Math.min(size, stretchEvents));
  for (let from = 0; from < size; from += stretchEvents) {
    const part = rows.subarray(0, size - from);
    nextRows(part);
    scatter(gathered, sorted, { next, from, rows: part });
    await pause();
  }
  return sorted;
}

interface ActorPart {
  /** By actor, the index of its next event. */
  next: Uint32Array;
  /** The first event of the part. */
  from: number;
  /** The rows of its events. */
  rows: Uint32Array;
}

function scatter(gathered: CodedEvents, sorted: SortColumns, { next, from, rows }: ActorPart): void {
  const { actor, time, event, codes } = gathered;
  for (let n = 0; n < rows.length; n++) {
    const i = from + n;
    const at = next[actor[i]]++;
    sorted.time[at] = time[i]!;
    sorted.event[at] = codes[event[i]];
    sorted.row[at] = rows[n]!;
  }
}

/** Actors with up to this many events are sorted in place. */
const maxInPlaceEvents = 64;

/** Most actors are in order already, as most files are written in the order things happen. */
function sortActor(columns: SortColumns, start: number, end: number): void {
  const { time, event } = columns;
  let at = start + 1;
  while (at < end && (time[at - 1] < time[at] || (time[at - 1] === time[at] && event[at - 1] <= event[at]))) at++;
  if (at >= end) return;
  if (end - start <= maxInPlaceEvents) sortShortRun(columns, start, end);
  else reorder(columns, start, timeAndNameOrder(columns, start, end));
}

function timeAndNameOrder({ time, event }: SortColumns, start: number, end: number): Uint32Array {
  const times = time.subarray(start, end);
  const order = sortedRun(times);
  orderTies(order, { time: times, event: event.subarray(start, end) });
  return order;
}

function sortShortRun({ time, event, row }: SortColumns, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const movingTime = time[i];
    const movingEvent = event[i];
    const movingRow = row[i];
    const isLater = (at: number) => time[at] > movingTime || (time[at] === movingTime && event[at] > movingEvent);
    if (!isLater(i - 1)) continue;
    let at = i;
    for (; at > start && isLater(at - 1); at--) {
      time[at] = time[at - 1];
      event[at] = event[at - 1];
      row[at] = row[at - 1];
    }
    time[at] = movingTime;
    event[at] = movingEvent;
    row[at] = movingRow;
  }
}

function reorder({ time, event, row }: SortColumns, start: number, order: Uint32Array): void {
  for (const column of [time, event, row]) {
    const before = copied(column, start, start + order.length);
    for (let i = 0; i < order.length; i++) column[start + i] = before[order[i]];
  }
}
