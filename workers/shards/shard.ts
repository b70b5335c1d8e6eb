import { transfer } from 'comlink';
import type { EventStore } from '../store/event-store';
import { prepareBits } from '../funnel/actor-bits';
import { runKernel } from '../funnel/run-kernel';
import type { FunnelPartial } from '../funnel/tally';
import type { PartPlan } from './store-parts';

/** What stands at the other end of a thread that helps: it holds some of a store's actors and adds up their runs. */
export class Shard {
  #store: EventStore | null = null;

  /** Resolves when the part is held and questions may come. */
  hold(part: EventStore): void {
    this.#store = part;
    prepareBits(part);
  }

  addUp(plan: PartPlan): FunnelPartial {
    const store = this.#store!;
    const partial = runKernel(store, { ...plan, classes: plan.classes ?? store.event });
    const lists = [...partial.fromPrevious, ...partial.fromEntry].flat();
    return transfer(partial, [...new Set(lists.map(({ buffer }) => buffer as ArrayBuffer))]);
  }
}
