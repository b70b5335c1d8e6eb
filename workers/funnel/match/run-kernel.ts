import type { EventStore } from '../../store/event-store';
import { anyKernel } from './any-kernel';
import { anyTotalsKernel } from './any-totals-kernel';
import { heldKernel, type PartListener } from './held-kernel';
import { orderedKernel } from './ordered-kernel';
import type { Plan } from '../plan/plan';
import { Tally, type FunnelPartial, type RunListener } from '../sums/tally';
import { tolerantKernel } from './tolerant/tolerant-kernel';
import { totalsKernel } from './totals-kernel';

/** Adds up the winning runs of all actors of a store; calls `listener` for each. */
export function runKernel(store: EventStore, plan: Plan, listener: PartListener | null = null): FunnelPartial {
  if (plan.held === null) return follow(store, plan, listener);
  // Parts of actors may themselves be followed in parts.
  return heldKernel(plan, plan.held, { actors: store.actors, listener, follow: runKernel });
}

function follow(store: EventStore, plan: Plan, listener: RunListener | null): FunnelPartial {
  const tally = new Tally(plan, store.actors, listener);
  if (plan.order === 'any') (plan.totals ? anyTotalsKernel : anyKernel)(store, plan, tally);
  else if (plan.tolerance > 0) tolerantKernel(store, plan, tally);
  else (plan.totals ? totalsKernel : orderedKernel)(store, plan, tally);
  return tally.partial(store.actors);
}
