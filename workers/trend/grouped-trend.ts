import type { FunnelSpec, GroupKey } from '../../src/core/spec/funnel';
import { allRows, groupedRuns, winningRuns } from '../funnel/groups/grouped-runs';
import type { Plan } from '../funnel/plan/plan';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import type { RunGroup } from '../funnel/groups/run-groups';
import { RunTable, type Runs } from '../funnel/runs/runs';
import type { EventStore } from '../store/event-store';
import { GrowingCodes, GrowingNumbers } from '../store/growing-column';
import { onConversionStep } from './entered-actors';
import { intervalRuns, type IntervalsAsked } from './interval-runs';
import type { Intervals } from './intervals';
import type { TrendTally } from './trend-tally';

/** The totals of one series. */
export interface KeyedTally {
  key: GroupKey;
  tally: TrendTally;
}

/**
 * The tallies of all and of the groups drawn: those that the funnel itself draws, in its order. An actor's run in each
 * interval goes by its own values, so that it may stand in several groups.
 */
export function talliesOfGroups(
  {
    funnel,
    intervals,
    conversionStep,
  }: { funnel: PreparedFunnel; intervals: Intervals; conversionStep: { from: number; to: number } },
  newTally: (asked: IntervalsAsked) => TrendTally,
): KeyedTally[] {
  // With attribution `all` the groups have runs of their own, found in the same way.
  const collect = (store: EventStore, plan: Plan): IntervalTable => collectIntervalRuns({ store, plan, intervals });
  const all = collect(funnel.store, funnel.plan);
  const shown = withGroupsShown(funnel);
  const tallyOf = (key: GroupKey, table: IntervalTable, rows: Uint32Array): KeyedTally => {
    const tally = newTally(table.asked);
    for (const row of rows) tally.add(onConversionStep(runAt(table, row), table.actors[row], conversionStep));
    return { key, tally };
  };
  const drawn = inBreakdownOrder(groupedRuns(shown, all, collect), shown.spec);
  return [tallyOf({ kind: 'all' }, all, allRows(all)), ...drawn.map(({ key, runs, rows }) => tallyOf(key, runs, rows))];
}

/** The best runs of all intervals. */
interface IntervalTable extends Runs {
  asked: IntervalsAsked;
  /** By run, its actor in the queried store. */
  actorsAsked: Uint32Array;
  /** By run, the interval it entered in, and the last entry in it (µs). */
  intervals: Uint32Array;
  lastEntries: Float64Array;
}

function collectIntervalRuns(asked: IntervalsAsked): IntervalTable {
  const table = new RunTable(asked.store, asked.plan, asked.store.actors);
  const intervals = new GrowingCodes();
  const lastEntries = new GrowingNumbers();
  intervalRuns(asked, ({ interval, actor, part, taken, times, lastEntry }) => {
    table.add(actor, taken, times, part);
    intervals.push(interval);
    lastEntries.push(lastEntry);
  });
  const runs = table.runs();
  return { ...runs, asked, actorsAsked: runs.actors, intervals: intervals.take(), lastEntries: lastEntries.take() };
}

function runAt({ actorsAsked, taken, intervals, lastEntries }: IntervalTable, row: number) {
  return {
    actor: actorsAsked[row],
    interval: intervals[row],
    taken: taken[row],
    lastEntry: lastEntries[row],
  };
}

/** The same question, with the groups that the funnel itself draws as the chosen ones. */
function withGroupsShown(funnel: PreparedFunnel): PreparedFunnel {
  const { spec } = funnel;
  if (spec.breakdown?.shown !== null) return funnel;
  const groups = groupedRuns(funnel, winningRuns(funnel.store, funnel.plan), winningRuns);
  const shown = groups.flatMap(({ key, drawn }) => (drawn && key.kind === 'values' ? [key.values] : []));
  return { ...funnel, spec: { ...spec, breakdown: { ...spec.breakdown, shown } } };
}

/** The groups drawn as they were chosen, those that were not last. */
function inBreakdownOrder<R extends Runs>(groups: readonly RunGroup<R>[], { breakdown }: FunnelSpec): RunGroup<R>[] {
  const names = breakdown?.shown?.map((values) => JSON.stringify(values)) ?? [];
  const position = ({ key }: RunGroup): number =>
    key.kind === 'values' ? names.indexOf(JSON.stringify(key.values)) : names.length;
  return groups.filter(({ drawn }) => drawn).sort((a, b) => position(a) - position(b));
}
