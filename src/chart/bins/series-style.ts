import { groupId } from '../group-id';
import { groupName } from '../group-labels';
import type { FunnelSpec, GroupKey } from '../../core/spec/funnel';

/** Name and style of a series. */
export interface SeriesStyle {
  id: string;
  key: GroupKey;
  name: string;
  /** A CSS value. */
  colour: string;
  /** Whether this is the series of all actors, which groups are compared with. */
  level: boolean;
}

/** `grouped`: whether there are series besides that of all actors. */
export function seriesStyle(
  key: GroupKey,
  spec: FunnelSpec,
  { grouped, colourOf }: { grouped: boolean; colourOf: (key: GroupKey) => string },
): SeriesStyle {
  const level = grouped && key.kind === 'all';
  return { id: groupId(key), key, name: groupName(key, spec), colour: level ? 'var(--ink)' : colourOf(key), level };
}
