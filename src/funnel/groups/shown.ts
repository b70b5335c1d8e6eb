import { drawnAtMost } from '../../chart/colours';
import { groupId } from '../../chart/group-id';
import type { FunnelAnswer, FunnelSpec, GroupKey } from '../../contract/funnel';

/** A group that may be drawn, and how many entered it. */
export interface Choosable {
  key: Extract<GroupKey, { kind: 'values' }>;
  entered: number;
}

/** The groups of a breakdown, most entered first. */
export function choosable(answer: FunnelAnswer | null): Choosable[] {
  const groups = (answer?.groups ?? []).flatMap(({ key, steps }) =>
    key.kind === 'values' ? [{ key, entered: steps.at(0)?.actors ?? 0 }] : [],
  );
  return groups.sort((a, b) => b.entered - a.entered);
}

/** Ids of the groups drawn: those chosen that there are, else those most entered. */
export function shownNow({ breakdown }: FunnelSpec, answer: FunnelAnswer | null): Set<string> {
  const groups = choosable(answer).map(({ key }) => groupId(key));
  const chosen = breakdown?.shown?.map((values) => groupId({ kind: 'values', values }));
  return new Set(chosen ? groups.filter((id) => chosen.includes(id)) : groups.slice(0, drawnAtMost));
}
