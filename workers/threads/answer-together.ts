import type { FunnelAnswer, FunnelSpec } from '../../src/core/spec/funnel';
import { success, type Outcome } from '../../src/core/outcome';
import { answerFunnel, answerOf, groupAnswers } from '../funnel/answer-funnel';
import { checkSpec } from '../funnel/plan/check-spec';
import { groupingOf, isGrouped } from '../funnel/groups/grouped-runs';
import { mergePartials } from '../funnel/sums/merge';
import type { PlanContext } from '../funnel/plan/plan';
import { prepareFunnel } from '../funnel/plan/ready-funnel';
import type { ThreadPool } from './threads';

/** The same as `answerFunnel`, using worker threads where the question needs nothing but their parts. */
export async function answerTogether(
  shards: ThreadPool,
  spec: FunnelSpec,
  context: PlanContext,
): Promise<Outcome<FunnelAnswer>> {
  const { store } = shards;
  const parted = spec.actor.kind !== 'user' || spec.holdConstant.length > 0 || spec.breakdown?.attribution.at === 'all';
  if (parted) return answerFunnel(store, spec, context);
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const started = performance.now();
  const funnel = prepareFunnel(store, { spec }, context);
  if (!isGrouped(spec)) return success(answerOf(await shards.addUp(funnel.plan), started));
  const grouping = groupingOf(funnel);
  const parts = await shards.addUpGroups(funnel.plan, grouping.by);
  return success(answerOf(mergePartials(...parts), started, groupAnswers(funnel, grouping, parts)));
}
