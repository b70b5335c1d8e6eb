import type { FunnelGroup, FunnelSpec } from './funnel';

/** A stage that counts are taken from and to, as one group of an answer has it. */
export interface RequiredStep {
  id: string;
  /** Index into the spec's steps. */
  step: number;
  actors: number;
}

/** Whether a step may be passed over: never the first, and in any order none. */
export function isOptional(spec: FunnelSpec, step: number): boolean {
  return step > 0 && spec.order !== 'any' && spec.steps[step].optional;
}

/** The required stages of one group of the answer to `spec`, the first stage among them. */
export function requiredSteps(spec: FunnelSpec, group: FunnelGroup | undefined): RequiredStep[] {
  const stages = spec.steps.map(({ id }, step) => ({ id, step, actors: group?.steps.at(step)?.actors ?? 0 }));
  return stages.filter(({ step }) => !isOptional(spec, step));
}
