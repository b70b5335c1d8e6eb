import * as v from 'valibot';
import { periodPairSchema } from '../core/spec/decisions';

/** What is chosen in the comparison of periods. */
export const periodsSettings = v.strictObject({
  ...periodPairSchema.entries,
  scale: v.optional(v.picklist(['rates', 'counts']), 'rates'),
});
export type PeriodsSettings = v.InferOutput<typeof periodsSettings>;
