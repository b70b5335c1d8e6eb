import { transfer } from 'comlink';
import { prepareBits } from '../funnel/match/actor-bits';
import { groupSums, type GroupSums } from '../funnel/groups/group-sums';
import type { Plan } from '../funnel/plan/plan';
import { propertyValues } from '../funnel/values/property-values';
import type { CodedBy } from '../funnel/groups/run-codes';
import { runKernel } from '../funnel/match/run-kernel';
import { withHistograms, type FunnelPartial } from '../funnel/sums/tally';
import type { EventStore } from '../store/event-store';
import type { PartCodes, PartPlan, TextProperty } from './store-parts';

/** The worker's side of a `WorkerThread`: it holds some of a store's actors and adds up their runs. */
export class Shard {
  #store: EventStore | null = null;
  #property: TextProperty | null = null;

  /** Resolves when the part has been received and questions may be asked. */
  hold(part: EventStore): void {
    this.#store = part;
    prepareBits(part);
  }

  /** Sets the property for the following questions, replacing the previous one. */
  learn(property: TextProperty): void {
    this.#property = property;
  }

  addUp(plan: PartPlan): FunnelPartial {
    return handedOver(withHistograms(runKernel(this.#store!, this.#planned(plan))));
  }

  /** Where runs are coded by a property's values, it is the one last set. */
  addUpGroups(plan: PartPlan, by: PartCodes): GroupSums {
    return handedOver(withHistograms(groupSums(this.#store!, this.#planned(plan), this.#codedBy(by))));
  }

  #planned(plan: PartPlan): Plan {
    return { ...plan, classes: plan.classes ?? this.#store!.event };
  }

  #codedBy(by: PartCodes): CodedBy {
    return by.what === 'actor' ? by : { ...by, values: propertyValues(this.#property!) };
  }
}

/** Without a copy. */
function handedOver<T extends FunnelPartial>(partial: T): T {
  const lists = [...partial.fromPrevious, ...partial.fromEntry].flat();
  return transfer(partial, [...new Set(lists.map(({ buffer }) => buffer as ArrayBuffer))]);
}
