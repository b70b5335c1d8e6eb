import * as v from 'valibot';
import { text, uniqueList } from '../core/spec/schema-parts';

/** What is chosen in the view of channels. */
export const channelsSettings = v.strictObject({
  /** null: the one that looks most like a channel. */
  property: v.optional(v.nullable(text), null),
  /** Of the first or last event that carries one. */
  attribution: v.optional(v.picklist(['first', 'last']), 'first'),
  sort: v.optional(v.strictObject({ by: text, descending: v.boolean() }), { by: 'entered', descending: true }),
  /** At most two, laid over each other. */
  picked: v.optional(uniqueList(text, 2), []),
});
export type ChannelsSettings = v.InferOutput<typeof channelsSettings>;
