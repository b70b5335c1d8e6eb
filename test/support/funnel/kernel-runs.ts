import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { byActor } from '../../../workers/funnel/plan/ready-funnel';
import { planFunnel } from '../../../workers/funnel/plan/plan';
import { runKernel } from '../../../workers/funnel/match/run-kernel';
import type { EventStore } from '../../../workers/store/event-store';
import { storeOf, type EventRow } from './store-of';

/** The kernel's winning runs, by the time of each step done, for comparison: in no order of actors. */
export function kernelRuns(rows: readonly EventRow[], spec: FunnelSpec): [number, number][][] {
  return storeRuns(byActor(storeOf(rows, ['p']), spec), spec);
}

/** The same of a store that has the spec's actors. */
export function storeRuns(store: EventStore, spec: FunnelSpec): [number, number][][] {
  const runs: [number, number][][] = [];
  runKernel(store, planFunnel(spec, store, { timeZone: 'UTC' }), (_, taken, times) => {
    runs.push([...times].flatMap((time, k): [number, number][] => ((taken & (1 << k)) === 0 ? [] : [[k, time]])));
  });
  return runs;
}
