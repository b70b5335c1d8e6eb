import * as v from 'valibot';
import { dateRangeSchema, type FunnelSpec } from './funnel';
import * as limits from './limits';
import { dictionary, id, writtenDay, text, uniqueList, zeroToOne } from './schema-parts';

/** By the id of the step that a conversion step leads to: shares of the required step before. */
const rates = dictionary(zeroToOne, limits.maxRecordEntries);

/** A team's assessment of one conversion step. */
const actionSchema = v.strictObject({
  /** 1 (hardly ours to change) to 5 (wholly ours); null: not judged yet. */
  controllability: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  owner: text,
  action: text,
  due: v.nullable(writtenDay),
});
export type Action = v.InferOutput<typeof actionSchema>;

/** A what-if: rates set by hand, the others as counted. */
const scenarioSchema = v.strictObject({ id, name: text, rates });
export type Scenario = v.InferOutput<typeof scenarioSchema>;

/** What an analyst decides about a funnel. */
export const decisionsSchema = v.strictObject({
  targets: v.optional(rates, {}),
  benchmarks: v.optional(rates, {}),
  /** What a step's conversion rate is compared with; `benchmark` and `target` are those of this analysis. */
  reference: v.optional(
    v.strictObject({ kind: v.picklist(['best_segment', 'previous_period', 'benchmark', 'target']) }),
    {
      kind: 'best_segment',
    },
  ),
  /**
   * Number property holding the amount of a conversion; null: the column read as the amount, where there is one; '':
   * none.
   */
  amount: v.optional(v.nullable(text), null),
  /** Sort key of the list of conversion steps. */
  rank: v.optional(v.picklist(['importance', 'controllability', 'both']), 'importance'),
  /** By the id of the step that a conversion step leads to. */
  actions: v.optional(dictionary(actionSchema, limits.maxRecordEntries), {}),
  scenarios: v.optional(
    uniqueList(scenarioSchema, limits.maxScenarios, (scenario) => scenario.id),
    [],
  ),
});
export type Decisions = v.InferOutput<typeof decisionsSchema>;

export const noDecisions: Decisions = v.parse(decisionsSchema, {});

/** The period to compare with: as many days before, the same days a year before, or custom days. */
const periodSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('previous') }),
  v.strictObject({ kind: v.literal('year_before') }),
  v.strictObject({ kind: v.literal('range'), ...dateRangeSchema.entries }),
]);
export type Period = v.InferOutput<typeof periodSchema>;

/** Two periods in which a funnel is counted. */
export const periodPairSchema = v.strictObject({
  /** null: the funnel's dates, or their later half where they have no beginning. */
  own: v.optional(v.nullable(dateRangeSchema), null),
  against: v.optional(periodSchema, { kind: 'previous' }),
});
export type PeriodPair = v.InferOutput<typeof periodPairSchema>;

/** The amounts on the events of converted runs. */
export interface AmountsQuestion {
  spec: FunnelSpec;
  /** Holds numbers. */
  property: string;
}

export interface StepAmount {
  /** Runs whose event at this step has an amount. */
  filled: number;
  /** Sum of those amounts. */
  sum: number;
}

export interface AmountsAnswer {
  /** Actors (or runs) that reached the last required step. */
  converted: number;
  /** By step, over converted runs only. */
  steps: StepAmount[];
}
