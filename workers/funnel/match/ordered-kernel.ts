import type { EventStore } from '../../store/event-store';
import { actorBits, stretches, type ActorBits } from './actor-bits';
import { ActorSpan } from './actor-span';
import { firstExclusionBit } from '../plan/event-masks';
import { EntryRuns } from './entry-runs';
import type { Follower } from './follower';
import { ExcludableRuns } from './excludable-runs';
import { FreeRuns } from './free-runs';
import { LimitedRuns } from './limited-runs';
import { TimeGroups } from './time-groups';
import { isPlain, PlainRuns } from './plain-runs';
import type { Plan } from '../plan/plan';
import { ShortRuns } from './short-runs';
import type { Tally } from '../sums/tally';

/** Each actor's best run in the orders `ordered` and `strict`: linear in the events, whatever the switches. */
export function orderedKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const follower = orderedFollower(store, plan);
  const follow = (actor: number): void => {
    if (!span.set(actor)) return;
    const best = follower.follow(span);
    if (best.depth >= 0) tally.add(actor, best);
  };
  if (isPlain(plan)) followPlain(store, plan, { tally, follow });
  else for (let actor = 0; actor < store.actors; actor++) follow(actor);
}

/** Handles most actors by `ShortRuns`, and the others, in order, by `follow`. */
function followPlain(
  store: EventStore,
  plan: Plan,
  { tally, follow }: { tally: Tally; follow: (actor: number) => void },
): void {
  const bits = actorBits(store, plan);
  const short = new ShortRuns({ store, plan, tally }, bits);
  for (const stretch of stretches(followedApart(bits), store.actors)) {
    short.follow(stretch);
    if (stretch.to < store.actors) follow(stretch.to);
  }
}

/** The actors without bits, and those that meet an exclusion, ascending. */
function followedApart({ apart, excluding }: ActorBits): Uint32Array {
  if (excluding === null) return apart;
  const followed = new Uint32Array(excluding.length);
  let count = 0;
  for (let actor = 0, next = 0; actor < excluding.length; actor++) {
    const isApart = apart[next] === actor;
    if (isApart) next++;
    if (isApart || excluding[actor] !== 0) followed[count++] = actor;
  }
  return followed.subarray(0, count);
}

/**
 * The followers of an ordered or strict question; only actors that meet an exclusion need the slower one.
 */
export function orderedFollower(store: EventStore, plan: Plan): Follower {
  const timeGroups = new TimeGroups(store, plan);
  const free = freeFollower(store, plan, timeGroups);
  if (plan.exclusions.length === 0) return free;
  const excludable = excludingFollower(store, plan, timeGroups);
  return { follow: (span) => (meetsExclusion(plan, span) ? excludable : free).follow(span) };
}

function freeFollower(store: EventStore, plan: Plan, timeGroups: TimeGroups): Follower {
  const free = new FreeRuns(plan, timeGroups);
  if (plan.limited) return new LimitedRuns(store, plan, free);
  return isPlain(plan) ? new PlainRuns(store, plan, free) : free;
}

/**
 * `EntryRuns` moves all runs of one level together, which is possible only where no later event can be the better
 * choice.
 */
function excludingFollower(store: EventStore, plan: Plan, timeGroups: TimeGroups): Follower {
  return plan.order === 'strict' || plan.limited ? new ExcludableRuns(store, plan) : new EntryRuns(plan, timeGroups);
}

function meetsExclusion({ classes, masks }: Plan, { from, to }: ActorSpan): boolean {
  for (let i = from; i < to; i++) if (masks[classes[i]] >> firstExclusionBit > 0) return true;
  return false;
}
