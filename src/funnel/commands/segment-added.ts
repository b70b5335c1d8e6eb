import type { FunnelSpec, Segment } from '../../core/spec/funnel';
import { withSegmentsNote } from '../labels/breakdown-labels';
import { withSegment } from '../spec/segments';
import type { CommandResult } from './commit';

/** Adds a segment, which is then opened in the inspector; null where the maximum is reached. */
export function segmentAdded(
  spec: FunnelSpec,
  segment: Partial<Omit<Segment, 'id'>>,
  announcement: string,
): CommandResult | null {
  const added = withSegment(spec, segment);
  return added && { spec: added.spec, announcement: withSegmentsNote(added.spec, announcement), select: added.id };
}
