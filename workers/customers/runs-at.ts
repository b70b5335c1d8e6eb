import type { CustomersList } from '../../src/contract/customers';
import type { EventStore } from '../store/event-store';
import { GrowingCodes, GrowingNumbers } from '../store/growing-column';
import type { Plan } from '../funnel/plan';
import { runKernel } from '../funnel/run-kernel';

/** The winning runs at one place of a funnel, in the order of their actors. */
export interface Runs {
  size: number;
  steps: number;
  actors: Uint32Array;
  /** Bits of the steps done. */
  taken: Uint32Array;
  /** Run r's time at step k, in µs, is `times[r * steps + k]`; meaningful where `taken` has the step. */
  times: Float64Array;
}

/** The runs that passed `step` or were lost between it and the required step before. */
export function runsAt(store: EventStore, plan: Plan, { step, part }: Pick<CustomersList, 'step' | 'part'>): Runs {
  const actors = new GrowingCodes();
  const taken = new GrowingCodes();
  const times = new GrowingNumbers();
  const here = 1 << step;
  const before = 1 << requiredBefore(plan, step);
  runKernel(store, plan, (actor, bits, at) => {
    const belongs = part === 'passed' ? (bits & here) !== 0 : (bits & before) !== 0 && (bits & here) === 0;
    if (!belongs) return;
    actors.push(actor);
    taken.push(bits);
    for (let k = 0; k < plan.steps; k++) times.push(at[k]);
  });
  return { size: actors.length, steps: plan.steps, actors: actors.take(), taken: taken.take(), times: times.take() };
}

/** Index of the last run's step. */
export function furthestOf({ taken }: Runs, run: number): number {
  return 31 - Math.clz32(taken[run]);
}

function requiredBefore({ optional }: Plan, step: number): number {
  let before = step - 1;
  while (before > 0 && (optional & (1 << before)) !== 0) before--;
  return Math.max(0, before);
}
