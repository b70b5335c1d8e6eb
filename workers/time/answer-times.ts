import type { GroupKey } from '../../src/contract/funnel';
import { success, type Outcome } from '../../src/contract/outcome';
import type { TimesAnswer, TimesQuestion, TimesSeries } from '../../src/contract/time';
import { byActor } from '../funnel/answer-funnel';
import { checkSpec } from '../funnel/check-spec';
import { DurationList } from '../funnel/duration-list';
import { planFunnel, type PlanContext } from '../funnel/plan';
import { runKernel } from '../funnel/run-kernel';
import { timesOf } from '../funnel/summary';
import type { EventStore } from '../store/event-store';
import { timeSpan } from '../store/time-span';
import { checkPassage } from './check-passage';
import { countInBins, linearLimits, logLimits } from './time-bins';

/**
 * How long the winning runs took from one step to another. All series have the limits that suit the runs of all.
 * The store holds `propertiesNeeded(spec)`; fails with `invalid_spec`, `unknown_property` and `exclusion_is_step`.
 */
export function answerTimes(store: EventStore, question: TimesQuestion, context: PlanContext): Outcome<TimesAnswer> {
  const { spec, from, to } = question;
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const passage = checkPassage(question);
  if (!passage.ok) return passage;
  const actors = byActor(store, spec);
  const durations = new DurationList(actors.actors);
  const both = (1 << from) | (1 << to);
  runKernel(actors, planFunnel(spec, actors, context), (_, taken, times) => {
    if ((taken & both) === both) durations.push(times[to] - times[from]);
  });
  return success({ series: series([{ key: { kind: 'all' }, durations: durations.values }], question) });
}

/** Durations in µs, all first. */
function series(lists: { key: GroupKey; durations: Float64Array }[], question: TimesQuestion): TimesSeries[] {
  const limits = limitsOf(lists[0].durations, question);
  return lists.map(({ key, durations }) => {
    const seconds = durations.map((duration) => duration / 1e6);
    return { key, times: timesOf(durations), bins: countInBins(seconds, limits) };
  });
}

function limitsOf(durations: Float64Array, { bins, scale }: TimesQuestion): number[] {
  if (durations.length === 0) return [];
  const { first, last } = timeSpan(durations);
  const asked = { bins, n: durations.length, least: first / 1e6, greatest: last / 1e6 };
  return scale === 'log' ? logLimits(asked) : linearLimits(asked);
}
