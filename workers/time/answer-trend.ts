import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { TrendAnswer, TrendQuestion } from '../../src/contract/time';
import { checkSpec } from '../funnel/check-spec';
import { isGrouped } from '../funnel/grouped-runs';
import type { PlanContext } from '../funnel/plan';
import { readyFunnel } from '../funnel/ready-funnel';
import type { EventStore } from '../store/event-store';
import { checkPassage } from './check-passage';
import { entrySpan, newestEvent } from './entry-span';
import { enteredActors } from './entered-actors';
import type { IntervalsAsked } from './interval-runs';
import { Intervals } from './intervals';
import { talliesOfGroups, type KeyedTally } from './grouped-trend';
import { TrendTally } from './trend-tally';

/** More than can be drawn; fifty years of days. */
const mostIntervals = 20_000;

/**
 * The rate of a passage over the dates of entry. An interval is incomplete where an actor that entered in it and has not
 * come to `to` still could after the newest event (without a window it always could), and where that event lies in it,
 * so that it may not be over. The store holds `propertiesNeeded(spec)`; fails with `invalid_spec` (also of more than
 * 20,000 intervals), `unknown_property` and `exclusion_is_step`.
 */
export function answerTrend(store: EventStore, question: TrendQuestion, context: PlanContext): Outcome<TrendAnswer> {
  const { spec, interval } = question;
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const passage = checkPassage(question);
  if (!passage.ok) return passage;
  const funnel = readyFunnel(store, spec, context);
  const span = entrySpan(funnel.store, funnel.plan);
  if (span === null) return success({ series: [{ key: { kind: 'all' }, buckets: [] }] });
  const intervals = Intervals.over(span, { interval, timeZone: context.timeZone, most: mostIntervals });
  if (intervals === null) return failure('invalid_spec', { where: 'interval', value: interval });
  const newest = newestEvent(store);
  const newTally = (): TrendTally => new TrendTally(funnel.plan, intervals, { to: question.to, newest });
  const asked = { store: funnel.store, plan: funnel.plan, intervals };
  const tallies = isGrouped(spec)
    ? talliesOfGroups({ funnel, intervals, passage: question }, newTally)
    : [tallyOfAll(asked, question, newTally())];
  const extent = tallies[0].tally.extent;
  return success({ series: tallies.map(({ key, tally }) => ({ key, buckets: extent ? tally.buckets(extent) : [] })) });
}

function tallyOfAll(asked: IntervalsAsked, question: TrendQuestion, tally: TrendTally): KeyedTally {
  enteredActors(asked, question, (actor) => tally.add(actor));
  return { key: { kind: 'all' }, tally };
}
