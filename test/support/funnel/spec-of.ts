import type { FunnelSpec, Step } from '../../../src/core/spec/funnel';

/** A step on one event, or as told. */
export function stepOf(step: string | Partial<Step>, k: number): Step {
  const given = typeof step === 'string' ? { events: [step] } : step;
  return {
    id: String(k),
    label: '',
    events: [],
    filters: [],
    optional: false,
    occurrence: 'every',
    within: null,
    ...given,
  };
}

/** A funnel with every switch at rest but those given; without a window. */
export function specOf(steps: readonly (string | Partial<Step>)[], switches: Partial<FunnelSpec> = {}): FunnelSpec {
  return {
    steps: steps.map(stepOf),
    order: 'ordered',
    window: null,
    windowFrom: 'entry',
    entry: 'any',
    count: 'actors',
    actor: { kind: 'user' },
    exclusions: [],
    dateRange: { from: null, to: null },
    dateRangeRule: 'entry',
    filter: { events: [], actors: [] },
    tieTolerance: 0,
    holdConstant: [],
    breakdown: null,
    segments: [],
    ...switches,
  };
}
