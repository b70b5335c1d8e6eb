import type { BreakdownBy, FunnelSpec } from '../../core/spec/funnel';
import { maxSteps } from '../../core/spec/limits';
import { addEvent, addFilter, exclude, insertStep, moveStep, removeStep, setStep } from '../spec/edit-steps';
import { breakDownBy } from '../spec/breakdown';
import { withSegment, carrying } from '../spec/segments';

/** The dragged item; a property comes with the breakdown that dropping it on the chart would set. */
export type Dragged =
  { kind: 'event'; name: string } | { kind: 'stage'; at: number } | { kind: 'property'; by: BreakdownBy };

/**
 * Where an item may be dropped: before stage `at` (after the last one where `at` is the number of stages), onto a
 * stage, on the exclusion lane, the segment lane or the chart, or on the area that removes a stage.
 */
export type DropTarget =
  | { kind: 'gap'; at: number }
  | { kind: 'onto'; at: number }
  | { kind: 'exclude'; from: number; to: number }
  | { kind: 'segment' }
  | { kind: 'chart' }
  | { kind: 'remove' };

/** The spec after the drop; the same spec where nothing would change, null where the item can't be dropped. */
export function dropResult(spec: FunnelSpec, dragged: Dragged, target: DropTarget): FunnelSpec | null {
  if (dragged.kind === 'event') return eventDropped(spec, dragged.name, target);
  return dragged.kind === 'stage' ? stageDropped(spec, dragged.at, target) : propertyDropped(spec, dragged.by, target);
}

function eventDropped(spec: FunnelSpec, name: string, target: DropTarget): FunnelSpec | null {
  switch (target.kind) {
    case 'gap':
      return spec.steps.length < maxSteps ? insertAt(spec, target.at, name) : null;
    case 'onto':
      return addEvent(spec, target.at, name);
    case 'exclude':
      return exclude(spec, name, target);
    default:
      return null;
  }
}

function stageDropped(spec: FunnelSpec, from: number, target: DropTarget): FunnelSpec | null {
  switch (target.kind) {
    case 'gap':
      // Taking the stage out moves all gaps after it one to the left.
      return moveStep(spec, from, target.at > from ? target.at - 1 : target.at);
    case 'remove':
      return removeStep(spec, from);
    default:
      return null;
  }
}

/** On a stage or the segment lane the values are chosen afterwards, so the counts stay the same until then. */
function propertyDropped(spec: FunnelSpec, by: BreakdownBy, target: DropTarget): FunnelSpec | null {
  if (target.kind === 'chart') return breakDownBy(spec, by);
  if (by.property === null) return null;
  if (target.kind === 'onto') return addFilter(spec, target.at, { property: by.property, op: 'in', values: [] });
  const segment = { conditions: [carrying(by.property)] };
  return target.kind === 'segment' ? (withSegment(spec, segment)?.spec ?? null) : null;
}

/** A new funnel has one empty stage: the first event fills it instead of adding a second stage. */
function insertAt(spec: FunnelSpec, at: number, name: string): FunnelSpec {
  const only = spec.steps.length === 1 ? spec.steps[0] : null;
  return only?.events.length === 0 && only.label === ''
    ? setStep(spec, 0, { events: [name] })
    : insertStep(spec, at, [name]);
}

export function isSameTarget(a: DropTarget | null, b: DropTarget | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
