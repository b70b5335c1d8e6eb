import type { FunnelAnswer, GroupKey } from '../../core/spec/funnel';

/** A group that may be drawn, and how many entered it. */
export interface ShowableGroup {
  key: Extract<GroupKey, { kind: 'values' }>;
  entered: number;
}

/** The groups of a breakdown, most entered first. */
export function showableGroups(answer: FunnelAnswer | null): ShowableGroup[] {
  const groups = (answer?.groups ?? []).flatMap(({ key, steps }) =>
    key.kind === 'values' ? [{ key, entered: steps.at(0)?.actors ?? 0 }] : [],
  );
  return groups.sort((a, b) => b.entered - a.entered);
}
