import type { EventStore } from '../../store/event-store';
import type { Plan } from '../plan/plan';

/**
 * Where the events of runs are found: a store whose actors are the `parts` of the runs, and the plan for it.
 */
export interface RunContext {
  store: EventStore;
  plan: Plan;
  /** The index of one of its events in the funnel's own store. */
  storeIndex: (event: number) => number;
}

/** The context of runs found in a store: the store itself, or its actors' parts where values are held constant. */
export function contextOf(store: EventStore, plan: Plan): RunContext {
  if (plan.held === null) return { store, plan, storeIndex: (event) => event };
  const { parts, plan: ofParts } = plan.held;
  return within(contextOf(parts.store, ofParts), parts.indices);
}

/** The same, where the events have other indices in the funnel's own store. */
export function within({ storeIndex, ...context }: RunContext, indices: Uint32Array): RunContext {
  return { ...context, storeIndex: (event) => indices[storeIndex(event)] };
}
