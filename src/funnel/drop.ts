import type { FunnelSpec } from '../contract/funnel';
import { mostSteps } from './default-spec';
import { addEvent, exclude, insertStep, moveStep, removeStep, setStep } from './funnel-steps';

/** What is being dragged. */
export type Carried = { kind: 'event'; name: string } | { kind: 'stage'; at: number };

/** Where it may be let go: before stage `at` (its number of stages: at the end), onto a stage, in the lane, outside. */
export type Place =
  | { kind: 'gap'; at: number }
  | { kind: 'onto'; at: number }
  | { kind: 'exclude'; from: number; to: number }
  | { kind: 'remove' };

/** The funnel that letting go would give; the same spec where it changes nothing, null where it can't be let go. */
export function dropped(spec: FunnelSpec, carried: Carried, place: Place): FunnelSpec | null {
  return carried.kind === 'event' ? eventDropped(spec, carried.name, place) : stageDropped(spec, carried.at, place);
}

function eventDropped(spec: FunnelSpec, name: string, place: Place): FunnelSpec | null {
  switch (place.kind) {
    case 'gap':
      return spec.steps.length < mostSteps ? insertAt(spec, place.at, name) : null;
    case 'onto':
      return addEvent(spec, place.at, name);
    case 'exclude':
      return exclude(spec, name, place);
    case 'remove':
      return null;
  }
}

function stageDropped(spec: FunnelSpec, from: number, place: Place): FunnelSpec | null {
  switch (place.kind) {
    case 'gap':
      // Taking the stage out moves all gaps after it one to the left.
      return moveStep(spec, from, place.at > from ? place.at - 1 : place.at);
    case 'remove':
      return removeStep(spec, from);
    case 'onto':
    case 'exclude':
      return null;
  }
}

/** The only stage of a fresh funnel is empty: the first event fills it instead of standing beside it. */
function insertAt(spec: FunnelSpec, at: number, name: string): FunnelSpec {
  const only = spec.steps.length === 1 ? spec.steps[0] : null;
  return only?.events.length === 0 && only.label === ''
    ? setStep(spec, 0, { events: [name] })
    : insertStep(spec, at, [name]);
}

export function samePlace(a: Place | null, b: Place | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
