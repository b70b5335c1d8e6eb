import type { StepAmount } from '../../../src/core/spec/decisions';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { referenceActors } from './reference';
import type { EventRow } from './store-of';

/**
 * The amounts `n` of those who converted, written from the rules, of events that are never simultaneous: then a run's times
 * say which events it is made of.
 */
export function referenceAmounts(
  rows: readonly EventRow[],
  spec: FunnelSpec,
): { converted: number; steps: StepAmount[] } {
  const last = spec.steps.findLastIndex(({ optional }, k) => k === 0 || !optional);
  const runs = referenceActors(rows, spec).flatMap((actor) => actor.runs.map((run) => ({ run, events: actor.events })));
  const converted = runs.filter(({ run }) => run.has(last));
  const steps = spec.steps.map((_, k): StepAmount => {
    const amounts = converted.flatMap(({ run, events }) => {
      const event = events.find(({ time }) => time === run.get(k));
      return event?.props?.n === undefined ? [] : [Number(event.props.n)];
    });
    return { filled: amounts.length, sum: amounts.reduce((sum, amount) => sum + amount, 0) };
  });
  return { converted: converted.length, steps };
}
