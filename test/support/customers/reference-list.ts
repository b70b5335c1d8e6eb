import type { FunnelCell, FunnelSpec } from '../../../src/core/spec/funnel';
import { referenceRuns, type Run } from '../funnel/reference';
import type { EventRow } from '../funnel/store-of';

/** What is left of a place when all of its runs are wanted. */
export const everywhere = { group: { kind: 'all' as const }, seconds: null, entered: { from: null, to: null } };

/** The runs of one user's rows that passed a step or were lost before it, written from the rule alone. */
export function plainRuns(rows: readonly EventRow[], spec: FunnelSpec, at: Pick<FunnelCell, 'step' | 'part'>): Run[] {
  let before = at.step - 1;
  while (before > 0 && spec.steps[before].optional) before--;
  return referenceRuns(rows, spec)
    .flat()
    .filter((run) => (at.part === 'passed' ? run.has(at.step) : run.has(before) && !run.has(at.step)));
}

/** A run as text: which step was done when. */
export function runText(run: Iterable<readonly [number, number]>): string {
  return [...run]
    .sort(([j], [k]) => j - k)
    .map(([k, time]) => `${k}@${time}`)
    .join(' ');
}
