import * as v from 'valibot';
import { conversionStepSchema, firstToLast } from '../core/spec/conversion-step';
import { pathsLengthSchema, pathsPartSchema } from '../core/spec/drivers';
import { groupKeySchema } from '../core/spec/funnel';
import { id } from '../core/spec/schema-parts';

/** The paths of those lost before a step, or of those who reached it. */
const pathsSettings = v.strictObject({
  /** Id of the step; null for the first that loses anyone, or the last. */
  step: v.optional(v.nullable(id), null),
  part: v.optional(pathsPartSchema, 'lost'),
  length: v.optional(pathsLengthSchema, 4),
  form: v.optional(v.picklist(['flow', 'table']), 'flow'),
});
export type PathsSettings = v.InferOutput<typeof pathsSettings>;

/** What is chosen in the panel of drivers, and in that of paths beneath it. */
export const driversSettings = v.strictObject({
  /** The group whose drivers and paths are shown. */
  group: v.optional(groupKeySchema, { kind: 'all' }),
  /** Any two steps, optional ones too. */
  conversionStep: v.optional(conversionStepSchema, firstToLast),
  kind: v.optional(v.picklist(['all', 'event', 'value']), 'all'),
  paths: v.optional(pathsSettings, {}),
});
export type DriversSettings = v.InferOutput<typeof driversSettings>;
