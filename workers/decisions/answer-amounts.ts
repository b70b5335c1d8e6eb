import type { AmountsAnswer, AmountsQuestion, StepAmount } from '../../src/contract/decisions';
import type { FunnelSpec } from '../../src/contract/funnel';
import { failure, success, type Outcome } from '../../src/contract/outcome';
import { byActor } from '../funnel/ready-funnel';
import { checkSpec } from '../funnel/check-spec';
import { planFunnel, type Plan, type PlanContext } from '../funnel/plan';
import { propertiesNeeded } from '../funnel/properties-needed';
import { collectRuns, requiredBefore } from '../funnel/runs';
import { StepEvents } from '../funnel/step-events';
import type { EventStore, Property } from '../store/event-store';
import { regroup } from '../store/regroup';

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
  if (!store.properties.has(question.property)) return failure('unknown_property', { where: question.property });
  const actors = actorsWith(store, question);
  const amountAt = amounts(actors.properties.get(question.property)!);
  const plan = planFunnel(spec, actors, context);
  const { runs } = collectRuns(actors, plan);
  const found = new StepEvents(actors, plan, { runs, prefer: (a, b) => size(amountAt(b)) - size(amountAt(a)) });
  const steps: StepAmount[] = spec.steps.map(() => ({ filled: 0, sum: 0 }));
  const last = 1 << lastRequired(plan);
  let converted = 0;
  for (let run = 0; run < runs.size; run++) {
    const taken = runs.taken[run];
    if ((taken & last) === 0) continue;
    converted++;
    for (let k = 0; taken >> k !== 0; k++) {
      const amount = (taken & (1 << k)) === 0 ? NaN : amountAt(found.eventOf(run, k));
      if (Number.isNaN(amount)) continue;
      steps[k].filled++;
      steps[k].sum += amount;
    }
  }
  return success({ converted, steps });
}

/** Grouped by the spec's actor, with the amounts, which `byActor` does not know of. */
function actorsWith(store: EventStore, { spec, property }: { spec: FunnelSpec; property: string }): EventStore {
  if (spec.actor.kind !== 'column') return byActor(store, spec);
  return regroup(store, spec.actor.property, [...new Set([...propertiesNeeded(spec), property])]);
}

/** NaN where there is none. */
function amounts(property: Property): (event: number) => number {
  return property.kind === 'number' ? (event) => property.numbers[event] : () => NaN;
}

/** For an order in which none comes last. */
function size(amount: number): number {
  return Number.isNaN(amount) ? -Number.MAX_VALUE : amount;
}

function lastRequired(plan: Plan): number {
  return requiredBefore(plan, plan.steps);
}
