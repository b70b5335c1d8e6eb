import { transfer } from 'comlink';
import type { EventStore } from '../store/event-store';
import { prepareBits } from '../funnel/actor-bits';
import { findRuns, type FoundRuns } from '../funnel/found-runs';
import type { PartPlan } from './store-parts';

/** What stands at the other end of a thread that helps: it holds some of a store's actors and finds their runs. */
export class Shard {
  #store: EventStore | null = null;

  /** Resolves when the part is held and questions may come. */
  hold(part: EventStore): void {
    this.#store = part;
    prepareBits(part);
  }

  find(plan: PartPlan, wanted: boolean): FoundRuns {
    const store = this.#store!;
    const found = findRuns(store, { ...plan, classes: plan.classes ?? store.event }, wanted);
    return transfer(found, buffersOf(found));
  }
}

function buffersOf({ partial, runs }: FoundRuns): ArrayBuffer[] {
  const columns: ArrayBufferView[] = [...partial.fromPrevious, ...partial.fromEntry].flat();
  if (runs !== null) columns.push(runs.actors, runs.parts, runs.taken, runs.times);
  return [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
}
