import type { FunnelAnswer, FunnelSpec } from '../../src/contract/funnel';
import { success, type Outcome } from '../../src/contract/outcome';
import { answerFunnel, answerOf } from '../funnel/answer-funnel';
import { checkSpec } from '../funnel/check-spec';
import { isGrouped } from '../funnel/grouped-runs';
import type { PlanContext } from '../funnel/plan';
import { readyFunnel } from '../funnel/ready-funnel';
import type { Shards } from './shards';

/**
 * The same as `answerFunnel`, with the help of other threads where their parts are all that the question is about. The
 * runs themselves, which groups are made of, take longer to hand over than to find.
 */
export async function answerTogether(
  shards: Shards,
  spec: FunnelSpec,
  context: PlanContext,
): Promise<Outcome<FunnelAnswer>> {
  const { store } = shards;
  const together = spec.actor.kind === 'user' && spec.holdConstant.length === 0 && !isGrouped(spec);
  if (!together) return answerFunnel(store, spec, context);
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const started = performance.now();
  const funnel = readyFunnel(store, spec, context);
  return success(answerOf(await shards.addUp(funnel.plan), [], started));
}
