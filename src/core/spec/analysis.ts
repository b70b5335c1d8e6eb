import * as v from 'valibot';
import { readingSchema } from './dataset';
import { decisionsSchema, periodPairSchema } from './decisions';
import { funnelSpecSchema, groupKeySchema } from './funnel';
import * as limits from './limits';
import { atLeastZero, id, list, text, uniqueList, zeroToOne } from './schema-parts';
import { timesBinsSchema, timesScaleSchema, trendIntervalSchema } from './timing';

/**
 * What a document must look like to be taken for an `Analysis`. Links and files come from outside, so all is
 * checked here once, and the rest of the page may trust the types. What a document from before a part existed does
 * not have gets that part's default.
 */

/** Increased whenever older documents can no longer be read unchanged. */
export const analysisVersion = 1;

const sampleSchema = v.picklist(['shop', 'saas', 'deals']);
export type SampleId = v.InferOutput<typeof sampleSchema>;

/** Where an analysis gets its events from: a file of the person, or a generated sample. */
const sourceSchema = v.variant('kind', [
  v.object({ kind: v.literal('file'), name: text, size: atLeastZero, reading: readingSchema }),
  v.object({ kind: v.literal('sample'), sample: sampleSchema, reading: readingSchema }),
]);
export type AnalysisSource = v.InferOutput<typeof sourceSchema>;

/** Two stages by their ids; null is the first or last stage. */
const conversionStepSchema = v.object({ from: v.nullable(id), to: v.nullable(id) });
export type ConversionStep = v.InferOutput<typeof conversionStepSchema>;

const firstToLast: ConversionStep = { from: null, to: null };

/** Display settings: choices that change no count of the funnel. */
const displaySchema = v.object({
  view: v.optional(v.picklist(['funnel', 'channels']), 'funnel'),
  form: v.optional(v.picklist(['bars', 'compact']), 'bars'),
  /** Groups beside each other at every stage, a small funnel for each, or a line of rates for each. */
  groups: v.optional(v.picklist(['bars', 'multiples', 'slope']), 'bars'),
  panel: v.optional(
    v.nullable(
      v.picklist(['times', 'trend', 'periods', 'customers', 'reasons', 'bottlenecks', 'whatif', 'test', 'sql']),
    ),
    null,
  ),
  trend: part({
    passage: v.optional(conversionStepSchema, firstToLast),
    /** null: one that fits the span of dates. */
    interval: v.optional(v.nullable(trendIntervalSchema), null),
    /** Intervals of the moving average, 1 for none. */
    average: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.maxGroups)), 1),
    measure: v.optional(v.picklist(['rate', 'entered', 'converted']), 'rate'),
  }),
  times: part({
    passage: v.optional(conversionStepSchema, firstToLast),
    bins: v.optional(timesBinsSchema, null),
    scale: v.optional(timesScaleSchema, 'linear'),
    /** Over each other or each apart; null is whichever suits their number. */
    groups: v.optional(v.nullable(v.picklist(['overlaid', 'apart'])), null),
  }),
  period: part(periodPairSchema.entries),
  /** `group`: the group whose drivers and paths are shown. */
  reasons: part({ group: v.optional(groupKeySchema, { kind: 'all' }) }),
  channels: part({
    /** null: the one that looks most like a channel. */
    property: v.optional(v.nullable(text), null),
    /** Of the first or last event that carries one. */
    attribution: v.optional(v.picklist(['first', 'last']), 'first'),
    sort: v.optional(v.object({ by: text, descending: v.boolean() }), { by: 'entered', descending: true }),
    /** At most two, laid over each other. */
    picked: v.optional(uniqueList(text, 2), []),
  }),
  /** Two values of a property tested against each other on a conversion step. */
  test: part({
    property: v.optional(v.nullable(text), null),
    control: v.optional(v.nullable(text), null),
    variant: v.optional(v.nullable(text), null),
    passage: v.optional(conversionStepSchema, firstToLast),
    /** A share that a planned test should find with this `power`. */
    difference: v.optional(zeroToOne, 0.02),
    power: v.optional(zeroToOne, 0.8),
  }),
});
export type FunnelDisplay = v.InferOutput<typeof displaySchema>;
export type PanelName = NonNullable<FunnelDisplay['panel']>;

export const defaultDisplay: FunnelDisplay = v.parse(displaySchema, {});

/** Everything a person has made: plain JSON, the same in the URL, on this device, in a file and in the undo history. */
export const analysisSchema = v.object({
  version: v.literal(analysisVersion),
  sources: list(sourceSchema, 1),
  funnel: funnelSpecSchema,
  display: displaySchema,
  decisions: v.optional(decisionsSchema, {}),
});
export type Analysis = v.InferOutput<typeof analysisSchema>;

/** Settings of one panel, all at their defaults where a document has none. */
function part<T extends v.ObjectEntries>(entries: T) {
  return v.optional(v.object(entries), {} as v.InferInput<v.ObjectSchema<T, undefined>>);
}
