import type { EventStore } from '../../store/event-store';
import type { Plan } from '../plan/plan';
import { Tally, type FunnelPartial, type RunListener } from '../sums/tally';
import { ActorSpan } from './actor-span';
import { bestFollower, successiveRuns } from './choose-matcher';
import type { Successive } from './follower';
import { heldKernel, type PartListener } from './held-kernel';
import { plainKernel } from './plain-kernel';
import { isPlain } from './plain-runs';

/** Adds up the winning runs of all actors of a store; calls `listener` for each. */
export function runKernel(store: EventStore, plan: Plan, listener: PartListener | null = null): FunnelPartial {
  if (plan.held === null) return follow(store, plan, listener);
  // Parts of actors may themselves be followed in parts.
  return heldKernel(plan, plan.held, { actors: store.actors, listener, follow: runKernel });
}

/** One pass over the actors: linear in the events, whatever the switches. */
function follow(store: EventStore, plan: Plan, listener: RunListener | null): FunnelPartial {
  const tally = new Tally(plan, store.actors, listener);
  const span = new ActorSpan(store, plan);
  const successive = successiveRuns(store, plan, tally);
  const runs = successive ?? bestRuns(store, plan, tally);
  const followActor = (actor: number): void => {
    if (span.set(actor)) runs.follow(actor, span);
  };
  if (successive === null && isPlain(plan) && plan.tolerance === 0)
    plainKernel(store, plan, { tally, follow: followActor });
  else for (let actor = 0; actor < store.actors; actor++) followActor(actor);
  return tally.partial(store.actors);
}

function bestRuns(store: EventStore, plan: Plan, tally: Tally): Successive {
  const follower = bestFollower(store, plan);
  return {
    follow(actor, span) {
      const best = follower.follow(span);
      if (best.depth >= 0) tally.add(actor, best);
    },
  };
}
