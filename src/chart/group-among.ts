import type { FunnelSpec, GroupKey } from '../core/spec/funnel';
import { groupId } from './group-id';

const allKey: GroupKey = { kind: 'all' };

/** The groups of a funnel's last answer, and the funnel they are of; `of` is null before there is one. */
export interface KnownGroups {
  of: FunnelSpec | null;
  keys: GroupKey[];
}

/**
 * The chosen group where the funnel has it, else that of all. The breakdown may have changed since the last
 * answer; before the first answer any group that the funnel could have is accepted.
 */
export function groupAmong({ of, keys }: KnownGroups, spec: FunnelSpec, wanted: GroupKey): GroupKey {
  if (wanted.kind === 'all' || !couldHave(spec, wanted)) return allKey;
  if (of === null) return wanted;
  const sameSplit = JSON.stringify(of.breakdown?.by ?? null) === JSON.stringify(spec.breakdown?.by ?? null);
  const id = groupId(wanted);
  return sameSplit && keys.some((key) => groupId(key) === id) ? wanted : allKey;
}

function couldHave({ breakdown, segments }: FunnelSpec, key: GroupKey): boolean {
  if (key.kind === 'segment') return breakdown === null && segments.some(({ id }) => id === key.id);
  return breakdown !== null && (key.kind !== 'values' || key.values.length === breakdown.by.length);
}
