import type { Breakdown, FunnelCell, FunnelSpec, GroupKey, Segment } from '../../../src/core/spec/funnel';
import { allocate } from '../../store/allocate';
import type { EventStore } from '../../store/event-store';
import { picked } from '../../store/split';
import { admittedActors } from '../plan/admitted-actors';
import { breakdownValues } from './breakdown-values';
import { drilldownRows } from '../runs/drilldown-runs';
import type { EventValues } from '../values/property-values';
import type { Plan, PlanContext } from '../plan/plan';
import { prepareFunnel, type PreparedFunnel } from '../plan/ready-funnel';
import { codeCount, runCodes, type CodedBy } from './run-codes';
import { within } from '../runs/run-context';
import { valueGroups, withRows, type CodeCounts, type CodeGroup, type RunGroup } from './run-groups';
import { collectRuns, type Runs } from '../runs/runs';
import { setCodes } from './set-codes';
import { planOfValueParts, planOfValues, valueParts } from './value-parts';

/** A prepared breakdown or segmentation of a spec. */
export interface Grouping {
  /**
   * The store whose runs are grouped: the funnel's own, or with attribution `all` that of its actors' parts by value.
   */
  store: EventStore;
  plan: Plan;
  by: CodedBy;
  /** The groups, in the order of `FunnelAnswer` without that of all, once all runs have their codes. */
  groups: (counts: CodeCounts) => CodeGroup[];
  ofParts: PartGrouping | null;
}

/** Where actors have runs for several values, one in each of their parts. */
interface PartGrouping {
  /** By part, its actor, and by event of a part its index, in the funnel's own store. */
  owners: Uint32Array;
  indices: Uint32Array;
  /** By part, its value. */
  codes: Uint32Array;
  values: EventValues;
  /** A plan for the funnel's own store, under which an actor's run is its best run with one of several values. */
  planOf: (codes: Uint32Array) => Plan;
}

/** Finds the runs of a store's actors under a plan. */
type Collect<R extends Runs> = (store: EventStore, plan: Plan) => R;

export function winningRuns(store: EventStore, plan: Plan): Runs {
  return collectRuns(store, plan).runs;
}

/** Whether a spec asks for groups. */
export function isGrouped({ breakdown, segments }: FunnelSpec): boolean {
  return breakdown !== null || segments.length > 0;
}

/** The funnel's spec must ask for groups. */
export function groupingOf(funnel: PreparedFunnel): Grouping {
  const { events, store, plan, spec, context } = funnel;
  const { breakdown } = spec;
  if (breakdown === null) return bySegments(funnel);
  const { attribution, shown } = breakdown;
  if (attribution.at === 'all') return byEachValue(funnel, breakdown);
  const values = breakdownValues(breakdown, store, { all: events, context });
  return {
    store,
    plan,
    by: { what: 'value', values, property: breakdownProperty(breakdown), attribution },
    groups: (counts) => valueGroups(counts, values, shown),
    ofParts: null,
  };
}

function byEachValue(funnel: PreparedFunnel, breakdown: Breakdown): Grouping & { ofParts: PartGrouping } {
  const known = valueParts(funnel, breakdown);
  const { parts, values } = known;
  const plan = planOfValueParts(funnel, parts);
  return {
    store: parts.store,
    plan,
    by: { what: 'actor', codes: parts.codes, size: values.size },
    groups: (counts) => valueGroups(counts, values, breakdown.shown),
    ofParts: { ...parts, values, planOf: (codes) => planOfValues({ plan: funnel.plan, ofParts: plan }, known, codes) },
  };
}

function breakdownProperty({ by }: Breakdown): string | null {
  const [first] = by;
  return by.length === 1 && first.kind === 'property' && first.bins === null ? first.property : null;
}

/** One actor may be in several segments. */
function bySegments(funnel: PreparedFunnel): Grouping {
  const { store, plan, spec } = funnel;
  const { codes, size, sets } = setCodes(
    store.actors,
    spec.segments.map((segment) => segmentActors(segment, funnel)),
  );
  const groups = spec.segments.map(({ id }, n): CodeGroup => ({
    key: { kind: 'segment', id },
    codes: sets[n],
    drawn: true,
  }));
  return { store, plan, by: { what: 'actor', codes, size }, groups: () => groups, ofParts: null };
}

/** The tests an actor must pass; without tests every actor belongs to the segment. */
function segmentActors({ conditions, cell }: Segment, { events, store, spec, context }: PreparedFunnel): Uint8Array[] {
  const { timeZone } = context;
  const admitted = admittedActors(conditions, store, { visible: spec.filter.events, timeZone });
  const reached = cell === null ? null : drilldownActors(events, cell, context);
  return [admitted, reached].filter((test) => test !== null);
}

/**
 * The groups of a funnel's runs; `collect` finds the runs. Where an actor has runs for several values, the values not
 * drawn form one group in which it counts once.
 */
export function groupedRuns<R extends Runs>(funnel: PreparedFunnel, all: R, collect: Collect<R>): RunGroup<R>[] {
  const { store, plan, by, groups, ofParts } = groupingOf(funnel);
  const found = ofParts === null ? all : collect(store, plan);
  const codes = runCodes(by, found);
  const runs = ofParts === null ? found : ofWholeActors(found, ofParts);
  const others = ({ codes: ofOthers, key }: CodeGroup): R | null =>
    ofParts !== null && key.kind === 'other' ? collect(funnel.store, ofParts.planOf(ofOthers)) : null;
  return withRows(runs, { codes, size: codeCount(by) }, groups).map((group) => {
    const own = others(group);
    return own === null ? group : { ...group, runs: own, rows: allRows(own) };
  });
}

/** The runs for each value of a breakdown with attribution `all`, in the order of the values. */
export function runsOfValues(funnel: PreparedFunnel, breakdown: Breakdown): SomeRuns {
  const { store, plan, ofParts } = byEachValue(funnel, breakdown);
  const { codes, values } = ofParts;
  const runs = winningRuns(store, plan);
  const rows = allRows(runs).sort((a, b) => values.compare(codes[runs.actors[a]], codes[runs.actors[b]]) || a - b);
  return { runs: ofWholeActors(runs, ofParts), rows };
}

function ofWholeActors<R extends Runs>(runs: R, { owners, indices }: PartGrouping): R {
  return { ...runs, actors: picked(owners, runs.actors), context: within(runs.context, indices) };
}

export function allRows({ size }: Runs): Uint32Array {
  return Uint32Array.from({ length: size }, (_, run) => run);
}

/** By actor, 1 for those with a run in a cell of a funnel. */
function drilldownActors(events: EventStore, cell: FunnelCell, context: PlanContext): Uint8Array {
  const { funnel, runs, rows } = drilldownRuns(events, cell, context);
  const reached = allocate(Uint8Array, funnel.store.actors);
  for (const run of rows) reached[runs.actors[run]] = 1;
  return reached;
}

/** The runs of a cell of a funnel, as rows of a table of its runs; `checkCell` has accepted the cell. */
export function drilldownRuns(
  events: EventStore,
  cell: FunnelCell,
  context: PlanContext,
): SomeRuns & { funnel: PreparedFunnel } {
  const funnel = prepareFunnel(events, cell, context);
  const { runs, rows } = runsOfGroup(funnel, cell.group);
  return { funnel, runs, rows: drilldownRows({ runs, rows }, cell, funnel) };
}

/** Some runs of a table, by their rows, ascending. */
export interface SomeRuns {
  runs: Runs;
  rows: Uint32Array;
}

/** The winning runs of a group; none where there is no such group. */
export function runsOfGroup(funnel: PreparedFunnel, key: GroupKey): SomeRuns {
  const all = winningRuns(funnel.store, funnel.plan);
  if (key.kind === 'all') return { runs: all, rows: allRows(all) };
  const groups = groupedRuns(key.kind === 'values' ? withValuesShown(funnel, key.values) : funnel, all, winningRuns);
  return groups.find((group) => isSame(group.key, key)) ?? { runs: all, rows: new Uint32Array(0) };
}

/** A group requested by its values is listed individually, regardless of the number of groups. */
function withValuesShown(funnel: PreparedFunnel, values: string[]): PreparedFunnel {
  const { spec } = funnel;
  return { ...funnel, spec: { ...spec, breakdown: spec.breakdown && { ...spec.breakdown, shown: [values] } } };
}

function isSame(a: GroupKey, b: GroupKey): boolean {
  switch (a.kind) {
    case 'values':
      return b.kind === 'values' && JSON.stringify(a.values) === JSON.stringify(b.values);
    case 'segment':
      return b.kind === 'segment' && a.id === b.id;
    default:
      return a.kind === b.kind;
  }
}
