import type { Exclusion, FunnelSpec } from '../contract/funnel';

/**
 * What the engine is asked for a spec as the person sees it. Stages without events are left out until they are
 * filled; in any order nothing is optional and an exclusion holds from the first to the last stage. The person's own
 * settings stay in the spec, so that switching back finds them. Null where no stage has an event.
 */
export function askedSpec(spec: FunnelSpec): FunnelSpec | null {
  const filled = spec.steps.flatMap(({ events }, i) => (events.length > 0 ? [i] : []));
  if (filled.length === 0) return null;
  const anyOrder = spec.order === 'any';
  const steps = filled.map((i, place) => {
    const step = spec.steps[i];
    return step.optional && (anyOrder || place === 0) ? { ...step, optional: false } : step;
  });
  const span = (exclusion: Exclusion) => (anyOrder ? { from: 0, to: steps.length - 1 } : spanAmong(filled, exclusion));
  const exclusions = spec.exclusions.flatMap((exclusion) => {
    const { from, to } = span(exclusion);
    return exclusion.events.length > 0 && from < to ? [{ ...exclusion, from, to }] : [];
  });
  return { ...spec, steps, exclusions };
}

/** The nearest filled stages around an exclusion, so that an empty stage at its end does not switch it off. */
function spanAmong(filled: number[], { from, to }: Exclusion): { from: number; to: number } {
  const before = filled.findLastIndex((i) => i <= from);
  const after = filled.findIndex((i) => i >= to);
  return { from: Math.max(before, 0), to: after < 0 ? filled.length - 1 : after };
}
