import * as v from 'valibot';
import { maxSteps } from '../core/spec/limits';
import { id, uniqueList } from '../core/spec/schema-parts';

/** How the list of conversion steps is shown; what is decided about them is in `Decisions`. */
export const prioritizeSettings = v.strictObject({
  /** The conversion steps whose notes are unfolded, by the ids of the steps they lead to. */
  unfolded: v.optional(uniqueList(id, maxSteps), []),
});
export type PrioritizeSettings = v.InferOutput<typeof prioritizeSettings>;
