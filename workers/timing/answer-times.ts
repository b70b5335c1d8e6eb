import type { GroupKey } from '../../src/core/spec/funnel';
import { success, type Outcome } from '../../src/core/outcome';
import type { TimesAnswer, TimesQuestion, TimesSeries } from '../../src/core/spec/timing';
import { DurationList, durationsBetween } from '../funnel/runs/duration-list';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import { allRows, groupedRuns, isGrouped, winningRuns } from '../funnel/groups/grouped-runs';
import { runKernel } from '../funnel/match/run-kernel';
import { timesOf } from '../funnel/sums/summary';
import { spanOf } from '../store/span';
import { checkConversionStep } from '../funnel/plan/check-conversion-step';
import { countInBins, linearLimits, logLimits } from './time-bins';

/**
 * How long the winning runs took from one step to another. All series have the same limits: as many bins as suit the
 * runs of all, over the times of every series.
 * Fails with `invalid_spec`.
 */
export function answerTimes(funnel: PreparedFunnel, question: TimesQuestion): Outcome<TimesAnswer> {
  const steps = checkConversionStep(question);
  if (!steps.ok) return steps;
  const lists = isGrouped(question.spec) ? groupedDurations(funnel, question) : [durationsOfAll(funnel, question)];
  return success({ series: series(lists, question) });
}

/** Durations in µs, in no order. */
interface GroupDurations {
  key: GroupKey;
  durations: Float64Array;
}

function durationsOfAll({ store, plan }: PreparedFunnel, { from, to }: TimesQuestion): GroupDurations {
  const durations = new DurationList(store.actors);
  const both = (1 << from) | (1 << to);
  runKernel(store, plan, (_, taken, times) => {
    if ((taken & both) === both) durations.push(times[to] - times[from]);
  });
  return { key: { kind: 'all' }, durations: durations.values };
}

function groupedDurations(funnel: PreparedFunnel, question: TimesQuestion): GroupDurations[] {
  const all = winningRuns(funnel.store, funnel.plan);
  const drawn = groupedRuns(funnel, all, winningRuns).filter((group) => group.drawn);
  return [
    { key: { kind: 'all' }, durations: durationsBetween(all, allRows(all), question) },
    ...drawn.map(({ key, runs, rows }) => ({ key, durations: durationsBetween(runs, rows, question) })),
  ];
}

/** All first. */
function series(lists: GroupDurations[], question: TimesQuestion): TimesSeries[] {
  const limits = limitsOf(lists, question);
  return lists.map(({ key, durations }) => {
    const seconds = durations.map((duration) => duration / 1e6);
    return { key, times: timesOf([durations]), bins: countInBins(seconds, limits) };
  });
}

/**
 * A group whose runs use only the events of one value (attribution `all`) may have runs that the funnel of all lacks,
 * because an exclusion that ends them there carries another value. Its times may therefore lie outside those of all.
 */
function limitsOf(lists: GroupDurations[], { bins, scale }: TimesQuestion): number[] {
  const timed = lists.map(({ durations }) => durations).filter((durations) => durations.length > 0);
  if (timed.length === 0) return [];
  const spans = timed.map(spanOf);
  const least = Math.min(...spans.map(({ low }) => low)) / 1e6;
  const greatest = Math.max(...spans.map(({ high }) => high)) / 1e6;
  const asked = { bins, n: timed[0].length, least, greatest };
  return scale === 'log' ? logLimits(asked) : linearLimits(asked);
}
