import { groupId } from '../group-id';
import { groupName } from '../group-labels';
import type { FunnelSpec, GroupKey } from '../../core/spec/funnel';

/** How a series is called and drawn. */
export interface SeriesStyle {
  id: string;
  key: GroupKey;
  name: string;
  /** A CSS value. */
  colour: string;
  /** The funnel of all among groups: what they are held against. */
  level: boolean;
}

/** `grouped`: whether there are other series than that of all. */
export function seriesStyle(
  key: GroupKey,
  spec: FunnelSpec,
  { grouped, colourOf }: { grouped: boolean; colourOf: (key: GroupKey) => string },
): SeriesStyle {
  const level = grouped && key.kind === 'all';
  return { id: groupId(key), key, name: groupName(key, spec), colour: level ? 'var(--ink)' : colourOf(key), level };
}
