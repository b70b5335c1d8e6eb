import type { FunnelSpec, GroupKey } from '../../src/contract/funnel';
import { groupedRuns, winningRuns, type Collect } from '../funnel/grouped-runs';
import type { Funnel } from '../funnel/ready-funnel';
import type { RunGroup } from '../funnel/run-groups';
import { RunTable, type Runs } from '../funnel/runs';
import { GrowingCodes, GrowingNumbers } from '../store/growing-column';
import { onPassage } from './entered-actors';
import { intervalRuns, type IntervalsAsked } from './interval-runs';
import type { Intervals } from './intervals';
import type { TrendTally } from './trend-tally';

/** What one series adds up to. */
export interface KeyedTally {
  key: GroupKey;
  tally: TrendTally;
}

/**
 * The tallies of all and of the groups drawn: those that the funnel itself draws, in its order. An actor's run in each
 * interval goes by its own values, so that it may stand in several groups.
 */
export function talliesOfGroups(
  { funnel, intervals, passage }: { funnel: Funnel; intervals: Intervals; passage: { from: number; to: number } },
  newTally: () => TrendTally,
): KeyedTally[] {
  const all = collectIntervalRuns({ store: funnel.store, plan: funnel.plan, intervals });
  // With attribution `all` the groups have runs of their own, found in the same way.
  let own = all;
  const collect: Collect = (store, plan) => (own = collectIntervalRuns({ store, plan, intervals })).runs;
  const shown = showing(funnel);
  const { groups } = groupedRuns(shown, all.runs, collect);
  const tallyOf = (key: GroupKey, table: IntervalRunTable, rows: Iterable<number>): KeyedTally => {
    const tally = newTally();
    for (const run of rows) tally.add(onPassage(told(table, run), passage));
    return { key, tally };
  };
  const drawn = inOrder(groups, shown.spec).map(({ key, rows }) => tallyOf(key, own, rows));
  return [tallyOf({ kind: 'all' }, all, all.intervals.keys()), ...drawn];
}

/** The best runs of all intervals, with each one's interval and its last entry (µs). */
interface IntervalRunTable {
  runs: Runs;
  intervals: Uint32Array;
  lastEntries: Float64Array;
}

function collectIntervalRuns(asked: IntervalsAsked): IntervalRunTable {
  const table = new RunTable(asked.plan.steps, asked.store.actors);
  const intervals = new GrowingCodes();
  const lastEntries = new GrowingNumbers();
  intervalRuns(asked, ({ interval, actor, part, taken, times, lastEntry }) => {
    table.add(actor, taken, times, part);
    intervals.push(interval);
    lastEntries.push(lastEntry);
  });
  return { runs: table.runs(), intervals: intervals.take(), lastEntries: lastEntries.take() };
}

function told({ runs, intervals, lastEntries }: IntervalRunTable, run: number) {
  return { interval: intervals[run], taken: runs.taken[run], lastEntry: lastEntries[run] };
}

/** The same question, with those groups chosen to be drawn that the funnel itself draws. */
function showing(funnel: Funnel): Funnel {
  const { spec } = funnel;
  if (spec.breakdown?.shown !== null) return funnel;
  const { groups } = groupedRuns(funnel, winningRuns(funnel.store, funnel.plan));
  const shown = groups.flatMap(({ key, drawn }) => (drawn && key.kind === 'values' ? [key.values] : []));
  return { ...funnel, spec: { ...spec, breakdown: { ...spec.breakdown, shown } } };
}

/** The groups drawn as they were chosen, those that were not last. */
function inOrder(groups: readonly RunGroup[], { breakdown }: FunnelSpec): RunGroup[] {
  const names = breakdown?.shown?.map((values) => JSON.stringify(values)) ?? [];
  const place = ({ key }: RunGroup): number =>
    key.kind === 'values' ? names.indexOf(JSON.stringify(key.values)) : names.length;
  return groups.filter(({ drawn }) => drawn).sort((a, b) => place(a) - place(b));
}
