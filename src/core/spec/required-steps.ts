import type { FunnelGroup, FunnelSpec } from './funnel';

/** A required stage with its figures in one group of an answer. */
export interface RequiredStep {
  id: string;
  /** Index into the spec's steps. */
  step: number;
  actors: number;
}

/** Whether a step may be optional: never the first, and none where steps may happen in any order. */
export function isOptional(spec: FunnelSpec, step: number): boolean {
  return step > 0 && spec.order !== 'any' && spec.steps[step].optional;
}

/** Index of the last required step before a step; null for the first. */
export function requiredStepBefore(spec: FunnelSpec, step: number): number | null {
  for (let before = step - 1; before >= 0; before--) if (!isOptional(spec, before)) return before;
  return null;
}

/** The required stages of one group of the answer to `spec`, the first stage among them. */
export function requiredSteps(spec: FunnelSpec, group: FunnelGroup | undefined): RequiredStep[] {
  const stages = spec.steps.map(({ id }, step) => ({ id, step, actors: group?.steps.at(step)?.actors ?? 0 }));
  return stages.filter(({ step }) => !isOptional(spec, step));
}
