import { Adder } from 'd3';
import type { AmountsAnswer, AmountsQuestion, StepAmount } from '../../src/core/spec/decisions';
import { success, type Outcome } from '../../src/core/outcome';
import { lastRequired } from '../funnel/plan/plan';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import { collectRuns } from '../funnel/runs/runs';
import { StepEvents } from '../funnel/runs/step-events';
import type { Property } from '../store/event-store';

/**
 * The amounts on the events of the winning runs that reached the last required step. Of simultaneous events that a run
 * may have used it is the one with the largest amount. A property of texts has none.
 */
export function answerAmounts(
  { store, plan }: PreparedFunnel,
  { spec, property }: AmountsQuestion,
): Outcome<AmountsAnswer> {
  const amountAt = amounts(store.properties.get(property)!);
  const { runs } = collectRuns(store, plan);
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
