import type { EventStore } from '../../store/event-store';
import { anyFollower } from './any-kernel';
import type { Follower } from './follower';
import { orderedFollower } from './ordered-kernel';
import type { Plan } from '../plan/plan';
import { tolerantFollower } from './tolerant/tolerant-kernel';

/** A follower of each actor's best run, for questions that do not count `totals`. */
export function bestFollower(store: EventStore, plan: Plan): Follower {
  if (plan.order === 'any') return anyFollower(store, plan);
  return (plan.tolerance > 0 ? tolerantFollower : orderedFollower)(store, plan);
}
