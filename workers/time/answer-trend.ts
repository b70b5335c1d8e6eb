import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { TrendAnswer, TrendQuestion } from '../../src/contract/time';
import { checkSpec } from '../funnel/check-spec';
import { isGrouped } from '../funnel/grouped-runs';
import type { PlanContext } from '../funnel/plan';
import { readyFunnel, type Funnel } from '../funnel/ready-funnel';
import type { EventStore } from '../store/event-store';
import { checkPassage } from './check-passage';
import { entrySpan, eventSpan, type Span } from './entry-span';
import { enteredActors } from './entered-actors';
import type { IntervalsAsked } from './interval-runs';
import { Intervals, type IntervalsWanted } from './intervals';
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
  const events = eventSpan(store);
  const intervals = coveringEntries(funnel, events, { interval, timeZone: context.timeZone, most: mostIntervals });
  if (intervals === null) return failure('invalid_spec', { where: 'interval', value: interval });
  const passing = { to: question.to, newest: events.last };
  const newTally = (): TrendTally => new TrendTally(funnel.plan, intervals, passing);
  const asked = { store: funnel.store, plan: funnel.plan, intervals };
  const tallies = isGrouped(spec)
    ? talliesOfGroups({ funnel, intervals, passage: question }, newTally)
    : [tallyOfAll(asked, question, newTally())];
  const { extent } = tallies[0].tally;
  if (extent === null) return success({ series: [{ key: { kind: 'all' }, buckets: [] }] });
  return success({ series: tallies.map(({ key, tally }) => ({ key, buckets: tally.buckets(extent) })) });
}

/** Intervals that cover all entries and perhaps more; null where they are too many. */
function coveringEntries({ store, plan }: Funnel, events: Span, wanted: IntervalsWanted): Intervals | null {
  const first = Math.max(events.first, plan.range.start);
  const last = Math.max(first, Math.min(events.last, plan.range.end - 1));
  // To tell which events are entries takes a look at all of them: only where others lie too far away.
  return (
    Intervals.over({ first, last }, wanted) ?? Intervals.over(entrySpan(store, plan) ?? { first, last: first }, wanted)
  );
}

function tallyOfAll(asked: IntervalsAsked, question: TrendQuestion, tally: TrendTally): KeyedTally {
  enteredActors(asked, question, (actor) => tally.add(actor));
  return { key: { kind: 'all' }, tally };
}
