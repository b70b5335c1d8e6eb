import { transfer } from 'comlink';
import type { EventStore } from '../store/event-store';
import { runKernel } from '../funnel/run-kernel';
import type { PartPlan } from './store-parts';
import type { FunnelPartial } from '../funnel/tally';
import { tiedActors } from '../funnel/tied-actors';

/** What stands at the other end of a thread that helps: it holds some of a store's actors and adds up their runs. */
export class Shard {
  #store: EventStore | null = null;

  /** Resolves when the part is held and questions may come. */
  hold(part: EventStore): void {
    this.#store = part;
    tiedActors(part);
  }

  run(plan: PartPlan): FunnelPartial {
    const store = this.#store!;
    const partial = runKernel(store, { ...plan, classes: plan.classes ?? store.event });
    return transfer(partial, buffersOf(partial));
  }
}

function buffersOf({ fromPrevious, fromEntry }: FunnelPartial): ArrayBuffer[] {
  return [...new Set([...fromPrevious, ...fromEntry].map(({ buffer }) => buffer as ArrayBuffer))];
}
