import type { DatasetSummary } from '../../core/spec/dataset';
import type { FunnelSpec, Step } from '../../core/spec/funnel';
import { maxSteps } from '../../core/spec/limits';

/** A stage as it begins: any of `events`, nothing else asked of it. */
export function newStep(id: string, events: string[], label = ''): Step {
  return { id, label, events, filters: [], optional: false, occurrence: 'every', within: null };
}

/** A funnel over stages of these events, every switch at the default that semantics name for event logs. */
export function defaultSpec(stages: string[][]): FunnelSpec {
  const filled = (stages.length === 0 ? [[]] : stages).slice(0, maxSteps);
  return {
    steps: filled.map((events, i) => newStep(`s${i + 1}`, events)),
    order: 'ordered',
    window: { value: 14, unit: 'day' },
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
  };
}

/** Names an analysis asks for that the data at hand does not have: opened with another file, perhaps. */
export function missingEvents(step: Step, dataset: DatasetSummary): string[] {
  const known = new Set(dataset.eventNames.map(({ name }) => name));
  return step.events.filter((name) => name !== '*' && !known.has(name));
}
