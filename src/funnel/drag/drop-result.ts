import type { BreakdownBy, FunnelSpec } from '../../core/spec/funnel';
import { maxSteps } from '../../core/spec/limits';
import { addEvent, addFilter, exclude, insertStep, moveStep, removeStep, setStep } from '../spec/edit-steps';
import { breakDownBy } from '../spec/breakdown';
import { withSegment, carrying } from '../spec/segments';

/** What is being dragged; a property as it would be broken down by. */
export type Dragged =
  { kind: 'event'; name: string } | { kind: 'stage'; at: number } | { kind: 'property'; by: BreakdownBy };

/**
 * Where it may be let go: before stage `at` (its number of stages: at the end), onto a stage, in the lane of exclusions
 * or that of segments, onto the chart, outside.
 */
export type DropTarget =
  | { kind: 'gap'; at: number }
  | { kind: 'onto'; at: number }
  | { kind: 'exclude'; from: number; to: number }
  | { kind: 'segment' }
  | { kind: 'chart' }
  | { kind: 'remove' };

/** The funnel that letting go would give; the same spec where it changes nothing, null where it can't be let go. */
export function dropResult(spec: FunnelSpec, carried: Dragged, place: DropTarget): FunnelSpec | null {
  if (carried.kind === 'event') return eventDropped(spec, carried.name, place);
  return carried.kind === 'stage' ? stageDropped(spec, carried.at, place) : propertyDropped(spec, carried.by, place);
}

function eventDropped(spec: FunnelSpec, name: string, place: DropTarget): FunnelSpec | null {
  switch (place.kind) {
    case 'gap':
      return spec.steps.length < maxSteps ? insertAt(spec, place.at, name) : null;
    case 'onto':
      return addEvent(spec, place.at, name);
    case 'exclude':
      return exclude(spec, name, place);
    default:
      return null;
  }
}

function stageDropped(spec: FunnelSpec, from: number, place: DropTarget): FunnelSpec | null {
  switch (place.kind) {
    case 'gap':
      // Taking the stage out moves all gaps after it one to the left.
      return moveStep(spec, from, place.at > from ? place.at - 1 : place.at);
    case 'remove':
      return removeStep(spec, from);
    default:
      return null;
  }
}

/** On a stage and in the lane its values are still to be chosen, so the counts stay until one is. */
function propertyDropped(spec: FunnelSpec, by: BreakdownBy, place: DropTarget): FunnelSpec | null {
  if (place.kind === 'chart') return breakDownBy(spec, by);
  if (by.property === null) return null;
  if (place.kind === 'onto') return addFilter(spec, place.at, { property: by.property, op: 'in', values: [] });
  const segment = { conditions: [carrying(by.property)] };
  return place.kind === 'segment' ? (withSegment(spec, segment)?.spec ?? null) : null;
}

/** The only stage of a fresh funnel is empty: the first event fills it instead of standing beside it. */
function insertAt(spec: FunnelSpec, at: number, name: string): FunnelSpec {
  const only = spec.steps.length === 1 ? spec.steps[0] : null;
  return only?.events.length === 0 && only.label === ''
    ? setStep(spec, 0, { events: [name] })
    : insertStep(spec, at, [name]);
}

export function isSameTarget(a: DropTarget | null, b: DropTarget | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
