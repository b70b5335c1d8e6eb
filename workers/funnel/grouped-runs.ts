import type { FunnelSpec } from '../../src/contract/funnel';
import { breakdownValues } from './breakdown-values';
import type { Funnel as ReadyFunnel } from './ready-funnel';
import { valueGroups, type RunGroup } from './run-groups';
import { runValues } from './run-values';
import type { Runs } from './runs';

export type Funnel = Pick<ReadyFunnel, 'store' | 'plan' | 'spec'> & Partial<ReadyFunnel>;

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
export function groupedRuns(
  { store, plan, spec, events = store, context = { timeZone: 'UTC' } }: Funnel,
  runs: Runs,
): GroupedRuns {
  if (spec.breakdown === null) return { runs, groups: [] };
  const { attribution, shown } = spec.breakdown;
  const values = breakdownValues(spec.breakdown, store, { all: events, context });
  return { runs, groups: valueGroups(runValues({ store, plan, runs, values }, attribution), values, shown) };
}
