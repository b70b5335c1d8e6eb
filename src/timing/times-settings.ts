import * as v from 'valibot';
import { conversionStepSchema, firstToLast } from '../core/spec/conversion-step';
import { timesBinsSchema, timesScaleSchema } from '../core/spec/timing';

/** What is chosen in the panel of times. */
export const timesSettings = v.strictObject({
  conversionStep: v.optional(conversionStepSchema, firstToLast),
  bins: v.optional(timesBinsSchema, null),
  scale: v.optional(timesScaleSchema, 'linear'),
  /** Over each other or each apart; null is whichever suits their number. */
  groups: v.optional(v.nullable(v.picklist(['overlaid', 'apart'])), null),
  form: v.optional(v.picklist(['drawn', 'table']), 'drawn'),
});
export type TimesSettings = v.InferOutput<typeof timesSettings>;
