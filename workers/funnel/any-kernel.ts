import type { EventStore } from '../store/event-store';
import { ActorSpan } from './actor-span';
import type { Follower } from './follower';
import { Moments } from './moments';
import type { Plan } from './plan';
import { StepWindow } from './step-window';
import type { Tally } from './tally';

/** Steps in any order: each actor's best window. Row k counts the actors that did at least k different steps. */
export function anyKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const follower = anyFollower(store, plan);
  for (let actor = 0; actor < store.actors; actor++) {
    if (!span.set(actor)) continue;
    const best = follower.follow(span);
    if (best.depth >= 0) tally.add(actor, best);
  }
}

export function anyFollower(store: EventStore, plan: Plan): Follower {
  const moments = new Moments(store, plan);
  const window = new StepWindow(plan);
  return {
    follow: (span) => {
      window.start(span);
      for (let i = span.from; i < span.to && !window.done;) {
        i = moments.read(i, span.to);
        window.moment(moments);
      }
      return window.best;
    },
  };
}
