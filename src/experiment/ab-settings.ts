import * as v from 'valibot';
import { conversionStepSchema, firstToLast } from '../core/spec/conversion-step';
import { text, zeroToOne } from '../core/spec/schema-parts';

/** Two values of a property tested against each other on a conversion step. */
export const abSettings = v.strictObject({
  /** null: the one that looks most like a test. */
  property: v.optional(v.nullable(text), null),
  control: v.optional(v.nullable(text), null),
  variant: v.optional(v.nullable(text), null),
  conversionStep: v.optional(conversionStepSchema, firstToLast),
  /** A share that a planned test should find with this `power`. */
  difference: v.optional(zeroToOne, 0.02),
  power: v.optional(zeroToOne, 0.8),
});
export type AbSettings = v.InferOutput<typeof abSettings>;
