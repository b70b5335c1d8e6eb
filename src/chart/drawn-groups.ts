import type { FunnelAnswer, FunnelGroup, FunnelSpec } from '../core/spec/funnel';
import { maxDrawnGroups } from './colours';
import { groupId } from './group-id';

/**
 * The groups of an answer that are drawn, in the answer's order: those the person chose, else the eight that most
 * entered (of equals the earlier one), and the first eight segments. Neither the funnel of all nor "other".
 */
export function drawnGroups(spec: FunnelSpec, answer: FunnelAnswer): FunnelGroup[] {
  const groups = answer.groups.filter(({ key }) => key.kind === 'values' || key.kind === 'segment');
  const shown = spec.breakdown?.shown;
  if (shown) {
    const chosen = new Set(shown.map((values) => groupId({ kind: 'values', values })));
    return groups.filter(({ key }) => chosen.has(groupId(key))).slice(0, maxDrawnGroups);
  }
  if (!spec.breakdown) return groups.slice(0, maxDrawnGroups);
  const most = new Set(groups.toSorted((a, b) => enteredCount(b) - enteredCount(a)).slice(0, maxDrawnGroups));
  return groups.filter((group) => most.has(group));
}

function enteredCount({ steps }: FunnelGroup): number {
  return steps.at(0)?.actors ?? 0;
}
