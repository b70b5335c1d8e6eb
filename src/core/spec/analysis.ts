import * as v from 'valibot';
import { readingSchema } from './dataset';
import { decisionsSchema } from './decisions';
import { funnelSpecSchema } from './funnel';
import { atLeastZero, list, text } from './schema-parts';

/**
 * What a document must look like to be taken for an `Analysis`. Links and files come from outside, so all is
 * checked here once, and the rest of the page may trust the types. What a document from before a part existed does
 * not have gets that part's default.
 */

/** Increased whenever older documents can no longer be read unchanged. */
export const analysisVersion = 3;

const sampleSchema = v.picklist(['shop', 'saas', 'deals']);
export type SampleId = v.InferOutput<typeof sampleSchema>;

/** Where an analysis gets its events from: a file of the person, or a generated sample. */
const sourceSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('file'), name: text, size: atLeastZero, reading: readingSchema }),
  v.strictObject({ kind: v.literal('sample'), sample: sampleSchema, reading: readingSchema }),
]);
export type AnalysisSource = v.InferOutput<typeof sourceSchema>;

/** What the shell can show: each view and panel by its id, with the schema of its settings, all of them with defaults. */
export interface DisplayParts {
  views: readonly DisplayPart[];
  panels: readonly DisplayPart[];
}

interface DisplayPart {
  readonly id: string;
  readonly settings: v.GenericSchema;
}

const firstView = 'funnel';

/** Display settings: choices that change no count of the funnel. */
function displaySchema({ views, panels }: DisplayParts) {
  const settings = [...views, ...panels].map((part) => [part.id, v.exactOptional(part.settings)] as const);
  return v.strictObject({
    view: v.optional(v.picklist(views.map((view) => view.id)), firstView),
    form: v.optional(v.picklist(['bars', 'compact']), 'bars'),
    /** Groups beside each other at every stage, a small funnel for each, or a line of rates for each. */
    groups: v.optional(v.picklist(['bars', 'multiples', 'slope']), 'bars'),
    panel: v.optional(v.nullable(v.picklist(panels.map((panel) => panel.id))), null),
    /** By the id of a view or panel; absent: all at their defaults. */
    settings: v.optional(v.strictObject(Object.fromEntries(settings)), {}),
  });
}
export type FunnelDisplay = v.InferOutput<ReturnType<typeof displaySchema>>;

export const defaultDisplay: FunnelDisplay = v.parse(
  displaySchema({ views: [{ id: firstView, settings: v.unknown() }], panels: [] }),
  {},
);

export const sourcesSchema = list(sourceSchema, 1);

/** Everything a person has made: plain JSON, the same in the URL, on this device, in a file and in the undo history. */
export function analysisSchema(parts: DisplayParts) {
  return v.strictObject({
    version: v.literal(analysisVersion),
    sources: sourcesSchema,
    funnel: funnelSpecSchema,
    display: v.optional(displaySchema(parts), {}),
    decisions: v.optional(decisionsSchema, {}),
  });
}
export type Analysis = v.InferOutput<ReturnType<typeof analysisSchema>>;
