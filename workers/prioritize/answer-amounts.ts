import { Adder } from 'd3';
import type { AmountsAnswer, AmountsQuestion, StepAmount } from '../../src/core/spec/decisions';
import { failure, success, type Outcome } from '../../src/core/outcome';
import { checkSpec } from '../funnel/plan/check-spec';
import { lastRequired, type PlanContext } from '../funnel/plan/plan';
import { prepareFunnel } from '../funnel/plan/ready-funnel';
import { collectRuns } from '../funnel/runs/runs';
import { StepEvents } from '../funnel/runs/step-events';
import type { EventStore, Property } from '../store/event-store';

/**
 * The amounts on the events of the winning runs that reached the last required step. Of simultaneous events that a run
 * may have used it is the one with the largest amount. A property of texts has none. The store holds
 * `propertiesNeeded(spec)` and the property; fails with `invalid_spec`, `unknown_property` and `exclusion_is_step`.
 */
export function answerAmounts(
  store: EventStore,
  question: AmountsQuestion,
  context: PlanContext,
): Outcome<AmountsAnswer> {
  const { spec } = question;
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const { property } = question;
  if (!store.properties.has(property)) return failure('unknown_property', { where: property });
  const { store: actors, plan } = prepareFunnel(store, { spec, properties: [property] }, context);
  const amountAt = amounts(actors.properties.get(property)!);
  const { runs } = collectRuns(actors, plan);
  const found = new StepEvents(runs, (a, b) => size(amountAt(b)) - size(amountAt(a)));
  // Exact sums, so that the order of the actors does not matter.
  const sums = spec.steps.map(() => ({ filled: 0, sum: new Adder() }));
  const last = 1 << lastRequired(plan);
  let converted = 0;
  for (let run = 0; run < runs.size; run++) {
    const taken = runs.taken[run];
    if ((taken & last) === 0) continue;
    converted++;
    for (let k = 0; taken >> k !== 0; k++) {
      const amount = (taken & (1 << k)) === 0 ? NaN : amountAt(found.eventOf(run, k));
      if (Number.isNaN(amount)) continue;
      sums[k].filled++;
      sums[k].sum.add(amount);
    }
  }
  const steps = sums.map(({ filled, sum }): StepAmount => ({ filled, sum: sum.valueOf() }));
  return success({ converted, steps });
}

/** NaN where there is none. */
function amounts(property: Property): (event: number) => number {
  return property.kind === 'number' ? (event) => property.numbers[event] : () => NaN;
}

/** For an order in which none comes last. */
function size(amount: number): number {
  return Number.isNaN(amount) ? -Number.MAX_VALUE : amount;
}
