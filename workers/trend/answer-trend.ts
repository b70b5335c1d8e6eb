import { failure, success, type Outcome } from '../../src/core/outcome';
import type { TrendAnswer, TrendQuestion } from '../../src/core/spec/timing';
import { isGrouped } from '../funnel/groups/grouped-runs';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import { checkConversionStep } from '../funnel/plan/check-conversion-step';
import { entrySpan, eventSpan, type EntrySpan } from './entry-span';
import { enteredActors } from './entered-actors';
import type { IntervalsAsked } from './interval-runs';
import { Intervals, type IntervalsWanted } from './intervals';
import { talliesOfGroups, type KeyedTally } from './grouped-trend';
import { TrendTally } from './trend-tally';

/** More than can be drawn: over fifty years of days. */
const maxIntervals = 20_000;

/**
 * The rate of a conversion step by date of entry, from the first entry to the newest event, or to the end of
 * `dateRange`. An interval is incomplete where an actor counted as lost in it can still convert after the newest event,
 * or where that event lies in the interval, which may therefore not be over. Fails with `invalid_spec`, also of more
 * than 20,000 intervals.
 */
export function answerTrend(funnel: PreparedFunnel, question: TrendQuestion): Outcome<TrendAnswer> {
  const { spec, interval } = question;
  const steps = checkConversionStep(question);
  if (!steps.ok) return steps;
  const events = eventSpan(funnel.events);
  const { timeZone } = funnel.context;
  const intervals = coveringEntries(funnel, events, { interval, timeZone, maxIntervals });
  if (intervals === null) return failure('invalid_spec', { where: 'interval', value: interval });
  const passing = { to: question.to, newest: events.last };
  const newTally = (asked: IntervalsAsked): TrendTally => new TrendTally(funnel, asked, passing);
  const asked = { store: funnel.store, plan: funnel.plan, intervals };
  const tallies = isGrouped(spec)
    ? talliesOfGroups({ funnel, intervals, conversionStep: question }, newTally)
    : [tallyOfAll(asked, question, newTally(asked))];
  // With attribution `all` a group may have runs that an exclusion removes from the funnel of all.
  const begun = tallies.map(({ tally }) => tally.first).filter((first) => first >= 0);
  const first = Math.min(...begun);
  if (begun.length === 0) return success({ series: [{ key: { kind: 'all' }, buckets: [] }] });
  const extent = { first, last: intervals.indexOf(lastEntered(funnel, events)) };
  return success({ series: tallies.map(({ key, tally }) => ({ key, buckets: tally.buckets(extent) })) });
}

/** The last time in the data at which an actor may have entered. */
function lastEntered({ plan }: PreparedFunnel, events: EntrySpan): number {
  return Math.min(events.last, plan.range.end - 1);
}

/** Intervals from the first entry, or earlier, to the last one needed; null where there are too many. */
function coveringEntries(funnel: PreparedFunnel, events: EntrySpan, wanted: IntervalsWanted): Intervals | null {
  const { store, plan } = funnel;
  const first = Math.max(events.first, plan.range.start);
  const last = Math.max(first, lastEntered(funnel, events));
  const fromFirst = Intervals.over({ first, last }, wanted);
  if (fromFirst !== null) return fromFirst;
  // Finding the entries takes a pass over all events, so it is done only if all events span too many intervals.
  const entries = entrySpan(store, plan);
  return Intervals.over(entries === null ? { first: last, last } : { first: entries.first, last }, wanted);
}

function tallyOfAll(asked: IntervalsAsked, question: TrendQuestion, tally: TrendTally): KeyedTally {
  enteredActors(asked, question, (actor) => tally.add(actor));
  return { key: { kind: 'all' }, tally };
}
