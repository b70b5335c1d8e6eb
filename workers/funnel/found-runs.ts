import type { EventStore } from '../store/event-store';
import { merge } from './merge';
import type { Plan } from './plan';
import { runKernel } from './run-kernel';
import { collectRuns, type Runs } from './runs';
import type { FunnelPartial } from './tally';

/** What the winning runs add up to, and the runs themselves where they are wanted. */
export interface FoundRuns {
  partial: FunnelPartial;
  runs: Runs | null;
}

/** Finds the winning runs of all actors of a store. */
export function findRuns(store: EventStore, plan: Plan, wanted: boolean): FoundRuns {
  return wanted ? collectRuns(store, plan) : { partial: runKernel(store, plan), runs: null };
}

/**
 * What was found in all of a store, from what was found in some of its actors after the other, in the store's order.
 * Values held constant are not for this: their runs tell parts of actors by number.
 */
export function joinFound(parts: readonly FoundRuns[]): FoundRuns {
  const partial = merge(...parts.map((part) => part.partial));
  return { partial, runs: parts.every(({ runs }) => runs !== null) ? joinRuns(parts) : null };
}

function joinRuns(parts: readonly FoundRuns[]): Runs {
  const tables = parts.map(({ runs }) => runs!);
  const size = tables.reduce((sum, table) => sum + table.size, 0);
  const { steps } = tables[0];
  const actors = new Uint32Array(size);
  const all: Runs = {
    size,
    steps,
    actors,
    // No actor is followed in parts.
    parts: actors,
    taken: new Uint32Array(size),
    times: new Float64Array(size * steps),
  };
  let run = 0;
  let actor = 0;
  for (const [part, table] of tables.entries()) {
    for (let r = 0; r < table.size; r++) actors[run + r] = actor + table.actors[r];
    all.taken.set(table.taken, run);
    all.times.set(table.times, run * steps);
    run += table.size;
    actor += parts[part].partial.actors;
  }
  return all;
}
