import type { FunnelSpec, Step } from '../../../src/core/spec/funnel';
import { defaultSpec, newStep } from '../../../src/funnel/spec/default-spec';

/** A step on one event, or as given. */
export function stepOf(step: string | Partial<Step>, k: number): Step {
  const given = typeof step === 'string' ? { events: [step] } : step;
  return { ...newStep(String(k), []), ...given };
}

/** A funnel with every switch at rest but those given; without a window. */
export function specOf(steps: readonly (string | Partial<Step>)[], switches: Partial<FunnelSpec> = {}): FunnelSpec {
  return { ...defaultSpec([]), steps: steps.map(stepOf), window: null, ...switches };
}
