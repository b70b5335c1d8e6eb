import * as v from 'valibot';
import { conversionStepSchema, firstToLast } from '../core/spec/conversion-step';
import { maxGroups } from '../core/spec/limits';
import { trendIntervalSchema } from '../core/spec/timing';

/** What is chosen in the panel of trends. */
export const trendSettings = v.strictObject({
  conversionStep: v.optional(conversionStepSchema, firstToLast),
  /** null: one that fits the span of dates. */
  interval: v.optional(v.nullable(trendIntervalSchema), null),
  /** Intervals of the moving average, 1 for none. */
  average: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxGroups)), 1),
  measure: v.optional(v.picklist(['rate', 'entered', 'converted']), 'rate'),
  form: v.optional(v.picklist(['drawn', 'table']), 'drawn'),
});
export type TrendSettings = v.InferOutput<typeof trendSettings>;
