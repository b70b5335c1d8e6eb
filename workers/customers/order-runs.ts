import type { CustomerColumn } from '../../src/core/spec/customers';
import type { EventStore, Property } from '../store/event-store';
import { picked } from '../store/split';
import { timeOrder } from '../store/time-order';
import { furthestOf, type Runs } from '../funnel/runs/runs';
import { allocate } from '../store/allocate';
import { firstAfter, lastFilledEvent } from './actor-events';
import type { ActorNames } from './actor-names';
import { naturalRanks, numberRanks } from './ranks';

export interface Sortable {
  runs: Runs;
  /** The events by the actors of the runs. */
  actors: EventStore;
  names: ActorNames;
}

/**
 * The indices of the runs in the order of their keys; empty keys (NaN) last in either direction, equal ones by the ids
 * of their actors, and runs of one actor by their times.
 */
export function orderRuns(of: Sortable, keys: Float64Array, descending: boolean): Uint32Array {
  let low = Infinity;
  let high = -Infinity;
  for (let run = 0; run < keys.length; run++) {
    if (keys[run] < low) low = keys[run];
    if (keys[run] > high) high = keys[run];
  }
  const empty = low > high ? 0 : high - low + 1;
  const ascending = keys.map((key) => (Number.isNaN(key) ? empty : descending ? high - key : key - low));
  const order = timeOrder(ascending);
  for (let from = 0, to = 1; from < order.length; from = to++) {
    while (to < order.length && ascending[order[to]] === ascending[order[from]]) to++;
    if (to - from > 1) orderEqual(of, order.subarray(from, to));
  }
  return order;
}

/** `rows` ascend. */
function orderEqual({ runs, names }: Sortable, rows: Uint32Array): void {
  const ids = names.ids(picked(runs.actors, rows));
  const ranks = naturalRanks(ids);
  const order = Uint32Array.from(rows, (_, index) => index);
  order.sort((a, b) => {
    if (ids[a] === ids[b]) return compareRuns(runs, rows[a], rows[b]);
    return ranks[a] - ranks[b] || (ids[a] < ids[b] ? -1 : 1);
  });
  rows.set(order.map((index) => rows[index]));
}

/**
 * Negative where, at the first step in which they differ, the first run did it earlier, or did it and the other did
 * not.
 */
function compareRuns({ taken, times, steps }: Runs, run: number, other: number): number {
  const timeOf = (row: number, step: number): number =>
    (taken[row] & (1 << step)) === 0 ? Number.MAX_VALUE : times[row * steps + step];
  for (let step = 0; step < steps; step++) {
    const difference = timeOf(run, step) - timeOf(other, step);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A whole number for each run, in the order of a column's values; NaN where it is empty. */
export function sortKeys(of: Sortable, by: CustomerColumn): Float64Array {
  const { runs, names } = of;
  const { steps, times } = runs;
  switch (by.kind) {
    case 'id':
      return naturalRanks(names.ids(runs.actors));
    case 'entered':
      return byRun(runs, (run) => times[run * steps]);
    case 'furthest':
      return byRun(runs, (run) => furthestOf(runs, run));
    case 'duration':
      return byRun(runs, (run) => times[run * steps + furthestOf(runs, run)] - times[run * steps]);
    case 'next':
      return nextKeys(of);
    case 'property':
      return propertyKeys(of, of.actors.properties.get(by.property)!);
  }
}

function byRun({ size }: Runs, key: (run: number) => number): Float64Array {
  const keys = allocate(Float64Array, size);
  for (let run = 0; run < size; run++) keys[run] = key(run);
  return keys;
}

function nextKeys({ runs, actors }: Sortable): Float64Array {
  const ranks = naturalRanks(actors.eventNames);
  return byRun(runs, (run) => {
    const next = firstAfter(actors, runs.actors[run], runs.times[run * runs.steps + furthestOf(runs, run)]);
    return next < 0 ? NaN : ranks[actors.event[next]];
  });
}

function propertyKeys({ runs, actors }: Sortable, property: Property): Float64Array {
  const lastOf = lastFilledEvent(actors, property);
  const last = (run: number) => lastOf(runs.actors[run]);
  if (property.kind === 'text') {
    const ranks = naturalRanks(property.values);
    return byRun(runs, (run) => (last(run) < 0 ? NaN : ranks[property.codes[last(run)]]));
  }
  return numberRanks(byRun(runs, (run) => (last(run) < 0 ? NaN : property.numbers[last(run)])));
}
