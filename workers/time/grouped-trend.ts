import type { FunnelSpec, GroupKey } from '../../src/contract/funnel';
import { groupedRuns } from '../funnel/grouped-runs';
import type { Funnel } from '../funnel/ready-funnel';
import type { RunGroup } from '../funnel/run-groups';
import { collectRuns, RunTable, type Runs } from '../funnel/runs';
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
  const table = collectIntervalRuns({ store: funnel.store, plan: funnel.plan, intervals });
  const tallyOf = (key: GroupKey, rows: Iterable<number>): KeyedTally => {
    const tally = newTally();
    for (const run of rows) tally.add(onPassage(told(table, run), passage));
    return { key, tally };
  };
  const drawn = drawnGroups(funnel, table.runs);
  return [tallyOf({ kind: 'all' }, table.intervals.keys()), ...drawn.map(({ key, rows }) => tallyOf(key, rows))];
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
  intervalRuns(asked, ({ interval, actor, taken, times, lastEntry }) => {
    table.add(actor, taken, times);
    intervals.push(interval);
    lastEntries.push(lastEntry);
  });
  return { runs: table.runs(), intervals: intervals.take(), lastEntries: lastEntries.take() };
}

function told({ runs, intervals, lastEntries }: IntervalRunTable, run: number) {
  return { interval: intervals[run], taken: runs.taken[run], lastEntry: lastEntries[run] };
}

/** The groups of these runs that the funnel's own runs have drawn, or that were chosen. */
function drawnGroups(funnel: Funnel, runs: Runs): RunGroup[] {
  const own = groupedRuns(funnel, collectRuns(funnel.store, funnel.plan).runs).groups.filter(({ drawn }) => drawn);
  const order = own.map(({ key }) => nameOf(key));
  const place = ({ key }: RunGroup): number => (key.kind === 'other' ? Infinity : order.indexOf(nameOf(key)) >>> 0);
  const { groups } = groupedRuns({ ...funnel, spec: showing(funnel.spec, own) }, runs);
  return groups.filter(({ drawn }) => drawn).sort((a, b) => place(a) - place(b));
}

/** The same question with these groups chosen to be drawn, where none are. */
function showing(spec: FunnelSpec, groups: readonly RunGroup[]): FunnelSpec {
  if (spec.breakdown?.shown !== null) return spec;
  const shown = groups.flatMap(({ key }) => (key.kind === 'values' ? [key.values] : []));
  return { ...spec, breakdown: { ...spec.breakdown, shown } };
}

function nameOf(key: GroupKey): string {
  return JSON.stringify(key);
}
