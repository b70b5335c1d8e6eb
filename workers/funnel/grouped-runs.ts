import type { Breakdown, FunnelPlace, FunnelSpec, GroupKey, Segment } from '../../src/contract/funnel';
import { allocate } from '../store/allocate';
import type { EventStore } from '../store/event-store';
import { picked, type SplitStore } from '../store/split';
import { admittedActors } from './admitted-actors';
import { breakdownValues } from './breakdown-values';
import { placeRows } from './place-rows';
import type { Plan, PlanContext } from './plan';
import { readyFunnel, type Funnel } from './ready-funnel';
import { codeCount, runCodes, type CodedBy } from './run-codes';
import { groundOf, type RunGround } from './run-ground';
import { valueGroups, withRows, type CodeCounts, type CodeGroup, type RunGroup } from './run-groups';
import { collectRuns, type Runs } from './runs';
import { setCodes } from './set-codes';
import { planOfValueParts, valueParts } from './value-parts';

/** How a spec tells runs apart, made ready. */
export interface Grouping {
  /** Whose runs the groups are made of: the funnel's own, or with attribution `all` those of its actors' parts by value. */
  store: EventStore;
  plan: Plan;
  parts: SplitStore | null;
  by: CodedBy;
  /** The groups, in the order of `FunnelAnswer` without that of all, once all runs have their codes. */
  groups: (counts: CodeCounts) => CodeGroup[];
}

/** Runs, and the groups that a spec splits them into. */
export interface GroupedRuns {
  /** Not those given where the breakdown's attribution is `all`: then an actor has runs for several values. */
  runs: Runs;
  groups: RunGroup[];
  ground: RunGround;
}

/** Finds the runs of a store's actors under a plan. */
export type Collect = (store: EventStore, plan: Plan) => Runs;

export const winningRuns: Collect = (store, plan) => collectRuns(store, plan).runs;

/** Whether a spec asks for groups at all. */
export function isGrouped({ breakdown, segments }: FunnelSpec): boolean {
  return breakdown !== null || segments.length > 0;
}

/** Of a funnel whose spec asks for groups. */
export function groupingOf(funnel: Funnel): Grouping {
  const { events, store, plan, spec, context } = funnel;
  const { breakdown } = spec;
  if (breakdown === null) return bySegments(funnel);
  const { attribution, shown } = breakdown;
  if (attribution.at === 'all') {
    const { parts, values } = valueParts(funnel, breakdown);
    return {
      store: parts.store,
      plan: planOfValueParts(funnel, parts),
      parts,
      by: { what: 'actor', codes: parts.codes, size: values.size },
      groups: (counts) => valueGroups(counts, values, shown),
    };
  }
  const values = breakdownValues(breakdown, store, { all: events, context });
  return {
    store,
    plan,
    parts: null,
    by: { what: 'value', values, property: propertyOf(breakdown), attribution },
    groups: (counts) => valueGroups(counts, values, shown),
  };
}

function propertyOf({ by }: Breakdown): string | null {
  const [first] = by;
  return by.length === 1 && first.kind === 'property' && first.bins === null ? first.property : null;
}

/** One actor may be in several segments. */
function bySegments(funnel: Funnel): Grouping {
  const { store, plan, spec } = funnel;
  const { codes, size, sets } = setCodes(
    store.actors,
    spec.segments.map((segment) => actorsOf(segment, funnel)),
  );
  const groups = spec.segments.map(({ id }, n): CodeGroup => ({
    key: { kind: 'segment', id },
    codes: sets[n],
    drawn: true,
  }));
  return { store, plan, parts: null, by: { what: 'actor', codes, size }, groups: () => groups };
}

/** The tests of which an actor must pass each; all actors do where there is none. */
function actorsOf({ conditions, place }: Segment, { events, store, spec, context }: Funnel): Uint8Array[] {
  const { timeZone } = context;
  const admitted = admittedActors(conditions, store, { visible: spec.filter.events, timeZone });
  const placed = place === null ? null : placedActors(events, place, context);
  return [admitted, placed].filter((test) => test !== null);
}

/** Splits a funnel's runs; `collect` is how they were found. */
export function groupedRuns(funnel: Funnel, all: Runs, collect: Collect = winningRuns): GroupedRuns {
  const grouping = groupingOf(funnel);
  const { store, plan, parts, by } = grouping;
  const runs = parts === null ? all : collect(store, plan);
  const codes = runCodes(by, runs, { store, plan });
  const groups = withRows(codes, codeCount(by), grouping.groups);
  const ground = groundOf(store, plan);
  if (parts === null) return { runs, groups, ground };
  return {
    runs: { ...runs, actors: picked(parts.owners, runs.actors) },
    groups,
    ground: { ...ground, placeOf: (event) => parts.places[ground.placeOf(event)] },
  };
}

/** By actor, 1 for those with a run at a place. */
function placedActors(events: EventStore, place: FunnelPlace, context: PlanContext): Uint8Array {
  const { funnel, runs, rows } = placedRuns(events, place, context);
  const placed = allocate(Uint8Array, funnel.store.actors);
  for (const run of rows) placed[runs.actors[run]] = 1;
  return placed;
}

/** The runs behind a figure of a funnel, as rows of a table of its runs; `checkPlace` has passed the place. */
export function placedRuns(
  events: EventStore,
  place: FunnelPlace,
  context: PlanContext,
): { funnel: Funnel; runs: Runs; rows: Uint32Array } {
  const funnel = readyFunnel(events, place.spec, context);
  const { runs, rows } = runsOfGroup(funnel, place.group);
  return { funnel, runs, rows: placeRows({ runs, rows }, place, funnel) };
}

/** The winning runs of a group, as ascending rows of a table of runs; none where there is no such group. */
export function runsOfGroup(
  funnel: Funnel,
  key: GroupKey,
): Pick<GroupedRuns, 'runs' | 'ground'> & { rows: Uint32Array } {
  const { store, plan } = funnel;
  const all = winningRuns(store, plan);
  if (key.kind === 'all') return { runs: all, rows: all.actors.map((_, run) => run), ground: groundOf(store, plan) };
  const { runs, groups, ground } = groupedRuns(key.kind === 'values' ? showing(funnel, key.values) : funnel, all);
  const found = groups.find((group) => isSame(group.key, key));
  return { runs, rows: found?.rows ?? new Uint32Array(0), ground };
}

/** A group asked for by its values is told apart, however many there are. */
function showing(funnel: Funnel, values: string[]): Funnel {
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
