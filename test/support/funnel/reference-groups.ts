import type { FunnelSpec, Segment } from '../../../src/core/spec/funnel';
import { mostSteps } from './reference-any';
import { doesStep, holds, referenceActors, runsOfEvents, type Run } from './reference';
import type { EventRow } from './store-of';

/** By name, how many runs did each step. */
type Counts = [string, ...number[]][];

/**
 * The groups of a breakdown by properties, or of the segments: written from the rule, for events no two of which are
 * simultaneous. A segment goes by its id.
 */
export function referenceGroups(rows: readonly EventRow[], spec: FunnelSpec): Counts {
  if (spec.breakdown === null) return segmentCounts(rows, spec);
  return spec.breakdown.attribution.at === 'all' ? countsOfEachValue(rows, spec) : countsOfRuns(rows, spec);
}

class Tally {
  readonly #counts = new Map<string, number[]>();

  constructor(readonly spec: FunnelSpec) {}

  add(name: string, run: Run): void {
    for (const k of run.keys()) this.of(name)[k]++;
  }

  of(name: string): number[] {
    const counts = this.#counts.get(name) ?? this.spec.steps.map(() => 0);
    this.#counts.set(name, counts);
    return counts;
  }

  get counts(): Counts {
    return [...this.#counts].map(([name, counts]) => [name, ...counts]);
  }
}

function countsOfRuns(rows: readonly EventRow[], spec: FunnelSpec): Counts {
  const tally = new Tally(spec);
  for (const { events, runs } of referenceActors(rows, spec)) {
    for (const run of runs) {
      const name = nameOf(run, events, spec);
      if (name !== null) tally.add(name, run);
    }
  }
  return tally.counts;
}

function countsOfEachValue(rows: readonly EventRow[], spec: FunnelSpec): Counts {
  const tally = new Tally(spec);
  for (const { events, moments } of referenceActors(rows, spec)) {
    // Those left out have no moments.
    const seen = moments.length === 0 ? [] : events;
    for (const name of new Set(seen.map((row) => valuesOf(row, spec)))) {
      const carrying = seen.filter((row) => valuesOf(row, spec) === name);
      for (const run of runsOfEvents(carrying, spec, events)) tally.add(name, run);
    }
  }
  return tally.counts;
}

function segmentCounts(rows: readonly EventRow[], spec: FunnelSpec): Counts {
  const tally = new Tally(spec);
  for (const segment of spec.segments) {
    tally.of(segment.id);
    const placed = actorsInPlace(rows, segment);
    referenceActors(rows, spec).forEach(({ events, runs }, actor) => {
      const belongs = segment.conditions.every((condition) => holds(events, condition)) && placed(actor);
      if (belongs) for (const run of runs) tally.add(segment.id, run);
    });
  }
  return tally.counts;
}

/** Whether an actor has a run at the segment's place; the actors of both funnels come in the same order. */
function actorsInPlace(rows: readonly EventRow[], { cell }: Segment): (actor: number) => boolean {
  if (cell === null) return () => true;
  const { spec, step, part } = cell;
  const actors = referenceActors(rows, spec);
  let before = step - 1;
  while (before > 0 && spec.steps[before].optional) before--;
  return (actor) =>
    actors[actor].runs.some((run) => (part === 'passed' ? run.has(step) : run.has(before) && !run.has(step)));
}

function valuesOf(row: EventRow, spec: FunnelSpec): string {
  return spec.breakdown!.by.map(({ property }) => String(row.props?.[property!] ?? '')).join('|');
}

/** Null where the run is in no group. */
function nameOf(run: Run, events: readonly EventRow[], spec: FunnelSpec): string | null {
  const { attribution } = spec.breakdown!;
  const inSteps = [...run].sort(([j], [k]) => j - k);
  const used = inSteps.map(([, time]) => events.find((row) => row.time === time)!);
  if (attribution.at === 'step') {
    const row =
      spec.order === 'any' ? rowOfStep(used, events, spec) : used[inSteps.findIndex(([k]) => k === attribution.step)];
    return row === undefined ? null : valuesOf(row, spec);
  }
  const inTurn = attribution.at === 'first' ? used : [...used].reverse();
  return valuesOf(inTurn.find((row) => /[^|]/.test(valuesOf(row, spec))) ?? inTurn[0], spec);
}

/** In any order the steps take, in turn, the first event that leaves all others steps behind it. */
function rowOfStep(used: readonly EventRow[], events: readonly EventRow[], spec: FunnelSpec): EventRow | undefined {
  const { attribution } = spec.breakdown!;
  const step = attribution.at === 'step' ? attribution.step : -1;
  let left = used.map((row) => ({
    row,
    steps: spec.steps.flatMap((each, k) => (doesStep(row, each, events) ? [k] : [])),
  }));
  for (let k = 0; k <= step; k++) {
    const own = left.find((each) => {
      const others = left.filter((other) => other !== each).map(({ steps }) => ({ steps: steps.filter((j) => j > k) }));
      return each.steps.includes(k) && mostSteps(others) === others.length;
    });
    if (k === step) return own?.row;
    left = left.filter((each) => each !== own);
  }
  return undefined;
}
