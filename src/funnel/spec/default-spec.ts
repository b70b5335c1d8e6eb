import { parse } from 'valibot';
import type { DatasetSummary } from '../../core/spec/dataset';
import { funnelSpecSchema, type FunnelSpec, type Step } from '../../core/spec/funnel';
import { maxSteps } from '../../core/spec/limits';

/** A funnel of one empty stage: what its schema gives every part that is not written. */
const bareSpec = parse(funnelSpecSchema, { steps: [{ id: 's1', events: [] }] });

/** A new stage: any of `events`, without further conditions. */
export function newStep(id: string, events: string[], label = ''): Step {
  return { ...bareSpec.steps[0], id, events, label };
}

/** A funnel over stages of these events, with every setting at its default for event logs. */
export function defaultSpec(stages: string[][]): FunnelSpec {
  const filled = (stages.length === 0 ? [[]] : stages).slice(0, maxSteps);
  return { ...bareSpec, steps: filled.map((events, i) => newStep(`s${i + 1}`, events)) };
}

/** Names used in an analysis that the data does not have, for example after opening another file. */
export function missingEvents(step: Step, dataset: DatasetSummary): string[] {
  const known = new Set(dataset.eventNames.map(({ name }) => name));
  return step.events.filter((name) => name !== '*' && !known.has(name));
}
