import { GrowingCodes, GrowingNumbers } from '../store/growing-column';
import type { EventStore } from '../store/event-store';
import type { Plan } from './plan';
import { runKernel } from './run-kernel';
import type { FunnelPartial } from './tally';

/** A table of winning runs, in the order of their actors. */
export interface Runs {
  size: number;
  steps: number;
  /** By run, its actor's place in the store. */
  actors: Uint32Array;
  /** Bits of the steps done. */
  taken: Uint32Array;
  /** Run r's time at step k, in µs, is `times[r * steps + k]`; meaningful where `taken` has the step. */
  times: Float64Array;
}

/** Whether a run is kept: by the bits of its steps. */
type Wanted = (taken: number) => boolean;

/** All winning runs of a store, or those wanted; and what all of them add up to. */
export function collectRuns(
  store: EventStore,
  plan: Plan,
  wanted: Wanted | null = null,
): { runs: Runs; partial: FunnelPartial } {
  const actors = new GrowingCodes();
  const taken = new GrowingCodes();
  const times = new GrowingNumbers();
  const partial = runKernel(store, plan, (actor, bits, at) => {
    if (wanted !== null && !wanted(bits)) return;
    actors.push(actor);
    taken.push(bits);
    for (let k = 0; k < plan.steps; k++) times.push(at[k]);
  });
  const runs = {
    size: actors.length,
    steps: plan.steps,
    actors: actors.take(),
    taken: taken.take(),
    times: times.take(),
  };
  return { runs, partial };
}

/** Index of the last run's step. */
export function furthestOf({ taken }: Runs, run: number): number {
  return 31 - Math.clz32(taken[run]);
}

/** Index of the last required step before a step; 0 for the first steps. */
export function requiredBefore({ optional }: Pick<Plan, 'optional'>, step: number): number {
  let before = step - 1;
  while (before > 0 && (optional & (1 << before)) !== 0) before--;
  return Math.max(0, before);
}
