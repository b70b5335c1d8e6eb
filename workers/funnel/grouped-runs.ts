import type { FunnelPlace, FunnelSpec, GroupKey, Segment } from '../../src/contract/funnel';
import type { EventStore } from '../store/event-store';
import { admittedActors } from './admitted-actors';
import { breakdownValues } from './breakdown-values';
import { placeRows } from './place-rows';
import type { PlanContext } from './plan';
import { readyFunnel, type Funnel } from './ready-funnel';
import { valueGroups, type RunGroup } from './run-groups';
import { groundOf, type RunGround } from './run-ground';
import { runValues } from './run-values';
import type { Runs } from './runs';
import { valueRuns, winningRuns, type Collect } from './value-runs';

/** Runs, and the groups a spec splits them into: in the order of `FunnelAnswer`, without that of all. */
export interface GroupedRuns {
  /** Not those given where the breakdown's attribution is `all`: then an actor has runs for several values. */
  runs: Runs;
  groups: RunGroup[];
  ground: RunGround;
}

/** Whether a spec asks for groups at all. */
export function isGrouped({ breakdown, segments }: FunnelSpec): boolean {
  return breakdown !== null || segments.length > 0;
}

/** Splits a funnel's runs; `collect` is how they were found. */
export function groupedRuns(funnel: Funnel, runs: Runs, collect: Collect = winningRuns): GroupedRuns {
  const { events, store, plan, spec, context } = funnel;
  const { breakdown, segments } = spec;
  const ground = groundOf(store, plan);
  if (breakdown === null) {
    return { runs, groups: segments.map((segment) => segmentGroup(funnel, runs, segment)), ground };
  }
  if (breakdown.attribution.at === 'all') return valueRuns(funnel, breakdown, collect);
  const values = breakdownValues(breakdown, store, { all: events, context });
  const codes = runValues({ store, plan, runs, values }, breakdown.attribution);
  return { runs, groups: valueGroups(codes, values, breakdown.shown), ground };
}

/** The runs of a segment's actors; one actor may be in several segments. */
function segmentGroup(funnel: Funnel, { actors }: Runs, { id, conditions, place }: Segment): RunGroup {
  const { events, store, spec, context } = funnel;
  const { timeZone } = context;
  const admitted = admittedActors(conditions, store, { visible: spec.filter.events, timeZone });
  const placed = place === null ? null : placedActors(events, place, context);
  const belongs = (actor: number): boolean =>
    (admitted === null || admitted[actor] === 1) && (placed === null || placed[actor] === 1);
  const rows = actors.map((_, run) => run).filter((run) => belongs(actors[run]));
  return { key: { kind: 'segment', id }, rows, drawn: true };
}

/** By actor, 1 for those with a run at a place. */
function placedActors(events: EventStore, place: FunnelPlace, context: PlanContext): Uint8Array {
  const { funnel, runs, rows } = placedRuns(events, place, context);
  const placed = new Uint8Array(funnel.store.actors);
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
