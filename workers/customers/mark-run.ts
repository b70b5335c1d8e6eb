import type { EventStore } from '../store/event-store';
import { hidden, stepBits } from '../funnel/event-masks';
import type { Plan } from '../funnel/plan';

/** A run as the kernel tells it: bits of the steps done, and times in µs by step. */
export interface ToldRun {
  taken: number;
  times: Float64Array;
}

/**
 * Which events a run is made of, as step by place, for a store of one actor. Kernels tell times alone; where several events
 * share one, each step gets an event of its own that it matches (a matching found by augmenting paths).
 */
export function markRun(store: EventStore, plan: Plan, { taken, times }: ToldRun): Map<number, number> {
  const stepAt = new Map<number, number>();
  const place = (step: number, tried: Set<number>): boolean => {
    for (let i = firstAt(store.time, times[step]); i < store.size && store.time[i] === times[step]; i++) {
      if (!serves(plan, i, step) || tried.has(i)) continue;
      tried.add(i);
      const other = stepAt.get(i);
      if (other !== undefined && !place(other, tried)) continue;
      stepAt.set(i, step);
      return true;
    }
    return false;
  };
  for (let step = 0; step < plan.steps; step++) if ((taken & (1 << step)) !== 0) place(step, new Set());
  return stepAt;
}

/** In any order the k-th step done may be whichever. */
function serves({ classes, masks, order }: Plan, event: number, step: number): boolean {
  const mask = masks[classes[event]];
  return (mask & hidden) === 0 && (mask & (order === 'any' ? stepBits : 1 << step)) !== 0;
}

function firstAt(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
