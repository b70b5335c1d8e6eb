import type { FunnelAnswer, FunnelGroup, FunnelSpec } from '../../src/core/spec/funnel';
import { success, type Outcome } from '../../src/core/outcome';
import type { EventStore } from '../store/event-store';
import { checkSpec } from './plan/check-spec';
import { groupSums, runsWith, sumsOf, type GroupSums } from './groups/group-sums';
import { groupingOf, isGrouped, type Grouping } from './groups/grouped-runs';
import type { PlanContext } from './plan/plan';
import { prepareFunnel, type PreparedFunnel } from './plan/ready-funnel';
import { runKernel } from './match/run-kernel';
import { returnBuffer } from './sums/buffer-pool';
import { summarize } from './sums/summary';
import type { FunnelPartial } from './sums/tally';

/** Answers a funnel over a store that holds `propertiesNeeded(spec)`. */
export function answerFunnel(store: EventStore, spec: FunnelSpec, context: PlanContext): Outcome<FunnelAnswer> {
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const started = performance.now();
  const funnel = prepareFunnel(store, { spec }, context);
  const { store: actors, plan } = funnel;
  if (!isGrouped(spec)) return success(answerOf(runKernel(actors, plan), started));
  const grouping = groupingOf(funnel);
  const sums = groupSums(grouping.store, grouping.plan, grouping.by);
  const all = grouping.ofParts === null ? sums : runKernel(actors, plan);
  return success(answerOf(all, started, groupAnswers(funnel, grouping, [sums])));
}

/**
 * Consumes the totals: their buffers return to the pool. `started`: the `performance.now()` at which the question
 * arrived.
 */
export function answerOf(partial: FunnelPartial, started: number, groups: readonly FunnelGroup[] = []): FunnelAnswer {
  const all = summarize(partial, partial);
  returnBuffer([...partial.fromPrevious, ...partial.fromEntry].flat());
  return { groups: [all, ...groups], actorsInAll: partial.actors, milliseconds: performance.now() - started };
}

/** The groups, from the sums of one or more parts of the actors. */
export function groupAnswers(
  { store }: PreparedFunnel,
  { groups, ofParts }: Grouping,
  parts: readonly GroupSums[],
): FunnelGroup[] {
  return groups((code) => runsWith(code, parts)).map(({ key, codes }) => {
    // An actor with runs for several of these values counts once.
    const once = key.kind === 'other' && ofParts !== null;
    return summarize(once ? runKernel(store, ofParts.planOf(codes)) : sumsOf(codes, parts), { key });
  });
}
