import type { DatasetSummary } from '../../core/spec/dataset';
import type { FunnelSpec, Step } from '../../core/spec/funnel';
import { maxSteps } from '../../core/spec/limits';

/** A new stage: any of `events`, without further conditions. */
export function newStep(id: string, events: string[], label = ''): Step {
  return { id, label, events, filters: [], optional: false, occurrence: 'every', within: null };
}

/** A funnel over stages of these events, with every setting at its default for event logs. */
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

/** Names used in an analysis that the data does not have, for example after opening another file. */
export function missingEvents(step: Step, dataset: DatasetSummary): string[] {
  const known = new Set(dataset.eventNames.map(({ name }) => name));
  return step.events.filter((name) => name !== '*' && !known.has(name));
}
