import type { GroupKey } from '../core/spec/funnel';

/** A group as one text: the same for the same group, another for every other. */
export function groupId(key: GroupKey): string {
  if (key.kind === 'values') return JSON.stringify(key.values);
  return key.kind === 'segment' ? `segment ${key.id}` : key.kind;
}
