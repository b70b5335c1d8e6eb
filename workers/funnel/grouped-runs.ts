import type { Breakdown, FunnelSpec } from '../../src/contract/funnel';
import type { EventStore } from '../store/event-store';
import type { Plan } from './plan';
import { propertyValues, type EventValues } from './property-values';
import { valueGroups, type RunGroup } from './run-groups';
import { runValues } from './run-values';
import type { Runs } from './runs';
import { ValuePairs } from './value-pairs';

/** A question made ready: `store` is grouped by the spec's actor and `plan` made for it. */
export interface Funnel {
  store: EventStore;
  plan: Plan;
  spec: FunnelSpec;
}

/** Runs, and the groups a spec splits them into: in the order of `FunnelAnswer`, without that of all. */
export interface GroupedRuns {
  runs: Runs;
  groups: RunGroup[];
}

/** Whether a spec asks for groups at all. */
export function isGrouped({ breakdown }: FunnelSpec): boolean {
  return breakdown !== null;
}

/** Splits a funnel's runs. */
export function groupedRuns({ store, plan, spec }: Funnel, runs: Runs): GroupedRuns {
  if (spec.breakdown === null) return { runs, groups: [] };
  const { attribution, shown } = spec.breakdown;
  const values = breakdownValues(store, spec.breakdown);
  return { runs, groups: valueGroups(runValues({ store, plan, runs, values }, attribution), values, shown) };
}

function breakdownValues(store: EventStore, { by }: Breakdown): EventValues {
  const [first, second] = by.map(({ property }) => propertyValues(store.properties.get(property!)!));
  return by.length === 1 ? first : new ValuePairs(first, second);
}
