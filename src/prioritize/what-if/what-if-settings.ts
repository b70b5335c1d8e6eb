import * as v from 'valibot';
import { id } from '../../core/spec/schema-parts';

/** Which what-if is shown; the scenarios are in `Decisions`. */
export const whatIfSettings = v.strictObject({
  /** Id of the scenario; null for the first. */
  scenario: v.optional(v.nullable(id), null),
});
export type WhatIfSettings = v.InferOutput<typeof whatIfSettings>;
