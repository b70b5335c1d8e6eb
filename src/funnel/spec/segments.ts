import { freeId } from '../../core/free-id';
import type { ActorCondition, FunnelCell, FunnelSpec, Segment } from '../../core/spec/funnel';
import { maxSegments } from '../../core/spec/limits';

/** Edits of the segments. Each returns a valid spec with unique, stable ids. */

export function segmentAt(spec: FunnelSpec, id: string): number {
  return spec.segments.findIndex((segment) => segment.id === id);
}

/** Adds a segment and returns its id; null where the maximum is reached. */
export function withSegment(
  spec: FunnelSpec,
  segment: Partial<Omit<Segment, 'id'>>,
): { spec: FunnelSpec; id: string } | null {
  if (spec.segments.length >= maxSegments) return null;
  const id = freeSegmentId(spec);
  const added = { id, label: '', conditions: [], cell: null, ...segment };
  return { spec: { ...spec, segments: [...spec.segments, added] }, id };
}

/** Inserts a copy right after its original. */
export function withDuplicateSegment(spec: FunnelSpec, id: string, label: string): FunnelSpec {
  const at = segmentAt(spec, id);
  if (at < 0 || spec.segments.length >= maxSegments) return spec;
  const copy = { ...spec.segments[at], id: freeSegmentId(spec), label };
  return { ...spec, segments: spec.segments.toSpliced(at + 1, 0, copy) };
}

export function setSegment(spec: FunnelSpec, id: string, change: Partial<Omit<Segment, 'id'>>): FunnelSpec {
  const segments = spec.segments.map((segment) => (segment.id === id ? { ...segment, ...change } : segment));
  return { ...spec, segments };
}

export function withoutSegment(spec: FunnelSpec, id: string): FunnelSpec {
  return { ...spec, segments: spec.segments.filter((segment) => segment.id !== id) };
}

/** Moves a segment to index `to`. */
export function withMovedSegment(spec: FunnelSpec, id: string, to: number): FunnelSpec {
  const at = segmentAt(spec, id);
  if (at < 0 || to < 0 || to >= spec.segments.length || to === at) return spec;
  return { ...spec, segments: spec.segments.toSpliced(at, 1).toSpliced(to, 0, spec.segments[at]) };
}

/** Actors with a value of the property on any event; the value is chosen later. */
export function carrying(property: string): ActorCondition {
  return {
    did: true,
    events: ['*'],
    filters: [{ property, op: 'in', values: [] }],
    times: 1,
    dates: { from: null, to: null },
  };
}

/** A drill-down as stored in a segment: the parts of its funnel that do not affect its actors are removed. */
export function drilldownKept(cell: FunnelCell): FunnelCell {
  const { group, spec } = cell;
  const grouped = group.kind === 'values' || group.kind === 'other';
  const segments = group.kind === 'segment' ? spec.segments.filter(({ id }) => id === group.id) : [];
  return { ...cell, spec: { ...spec, breakdown: grouped ? spec.breakdown : null, segments } };
}

/** Unique among stage ids too, since the selection may be the id of either. */
function freeSegmentId({ segments }: FunnelSpec): string {
  return freeId('g', segments);
}
