import type { FunnelSpec } from '../../src/contract/funnel';
import { byActor } from '../../workers/funnel/ready-funnel';
import { planFunnel } from '../../workers/funnel/plan';
import { runKernel } from '../../workers/funnel/run-kernel';
import { storeOf, type EventRow } from './store-of';

/** The kernel's winning runs, by the time of each step done, for comparison: in no order of actors. */
export function kernelRuns(rows: readonly EventRow[], spec: FunnelSpec): [number, number][][] {
  const store = byActor(storeOf(rows, ['p']), spec);
  const runs: [number, number][][] = [];
  runKernel(store, planFunnel(spec, store, { timeZone: 'UTC' }), (_, taken, times) => {
    runs.push([...times].flatMap((time, k): [number, number][] => ((taken & (1 << k)) === 0 ? [] : [[k, time]])));
  });
  return runs;
}
