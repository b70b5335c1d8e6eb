import type { FunnelSpec } from '../../src/contract/funnel';
import { doesStep, referenceActors, type Run } from './reference';
import type { EventRow } from './store-of';

/**
 * By name, how many runs did each step in each group of a breakdown by properties: written from the rule, for events no
 * two of which are simultaneous.
 */
export function referenceGroups(rows: readonly EventRow[], spec: FunnelSpec): [string, ...number[]][] {
  const counts = new Map<string, number[]>();
  for (const { events, runs } of referenceActors(rows, spec)) {
    for (const run of runs) {
      const name = nameOf(run, events, spec);
      if (name === null) continue;
      const group = counts.get(name) ?? spec.steps.map(() => 0);
      counts.set(name, group);
      for (const k of run.keys()) group[k]++;
    }
  }
  return [...counts].map(([name, group]) => [name, ...group]);
}

/** Null where the run is in no group. */
function nameOf(run: Run, events: readonly EventRow[], spec: FunnelSpec): string | null {
  const { by, attribution } = spec.breakdown!;
  const values = (row: EventRow) => by.map(({ property }) => String(row.props?.[property!] ?? ''));
  const used = [...run].sort(([j], [k]) => j - k).map(([, time]) => events.find((row) => row.time === time)!);
  if (attribution.at === 'step') {
    const done = [...run].sort(([j], [k]) => j - k).map(([k]) => k);
    const row =
      spec.order === 'any'
        ? used.find((each) => doesStep(each, spec.steps[attribution.step], events))
        : used[done.indexOf(attribution.step)];
    return row === undefined ? null : values(row).join('|');
  }
  const inTurn = attribution.at === 'first' ? used : [...used].reverse();
  return values(inTurn.find((row) => values(row).some((value) => value !== '')) ?? inTurn[0]).join('|');
}
