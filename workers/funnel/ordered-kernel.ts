import type { EventStore } from '../store/event-store';
import { ActorSpan } from './actor-span';
import { firstExclusionBit } from './event-masks';
import { EntryRuns } from './entry-runs';
import type { Follower } from './follower';
import { FreeRuns } from './free-runs';
import { Moments } from './moments';
import { isPlain, PlainRuns } from './plain-runs';
import type { Plan } from './plan';
import { Survivors } from './survivors';
import type { Tally } from './tally';

/** Each actor's best run in the orders `ordered` and `strict`: linear in the events, whatever the switches. */
export function orderedKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const follower = orderedFollower(store, plan);
  for (let actor = 0; actor < store.actors; actor++) {
    if (!span.set(actor)) continue;
    const best = follower.follow(span);
    if (best.depth >= 0) tally.add(actor, best);
  }
}

/** What follows the actors of an ordered or strict question; only those that meet an exclusion are followed the long way. */
export function orderedFollower(store: EventStore, plan: Plan): Follower {
  const moments = new Moments(store, plan);
  const free = freeFollower(store, plan, moments);
  if (plan.exclusions.length === 0) return free;
  const excludable = excludingFollower(plan, moments);
  return { follow: (span) => (meetsExclusion(plan, span) ? excludable : free).follow(span) };
}

function freeFollower(store: EventStore, plan: Plan, moments: Moments): Follower {
  const free = new FreeRuns(plan, moments);
  return isPlain(plan) ? new PlainRuns(store, plan, free) : free;
}

/** Where runs wait for the event that serves best, the ways through are followed level by level; else entry by entry. */
function excludingFollower(plan: Plan, moments: Moments): Follower {
  return plan.order === 'strict' || plan.limited ? new Survivors(plan, moments) : new EntryRuns(plan, moments);
}

function meetsExclusion({ classes, masks }: Plan, { from, to }: ActorSpan): boolean {
  for (let i = from; i < to; i++) if (masks[classes[i]] >> firstExclusionBit > 0) return true;
  return false;
}
