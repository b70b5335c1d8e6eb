import type { EventStore } from '../store/event-store';
import { ActorSpan } from './actor-span';
import { Moments } from './moments';
import type { Plan } from './plan';
import { StepWindow } from './step-window';
import type { Tally } from './tally';

/** Steps in any order: each actor's best window. Row k counts the actors that did at least k different steps. */
export function anyKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const moments = new Moments(store, plan);
  const window = new StepWindow(plan);
  for (let actor = 0; actor < store.actors; actor++) {
    if (!span.set(actor)) continue;
    window.start(span);
    for (let i = span.from; i < span.to && !window.done;) {
      i = moments.read(i, span.to);
      window.moment(moments);
    }
    if (window.best.depth >= 0) tally.add(actor, window.best);
  }
}
