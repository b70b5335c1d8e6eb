import * as v from 'valibot';
import { analysisVersion, type Analysis } from './analysis';

/**
 * What a document must look like to be taken for an `Analysis`. Links and files come from outside, so all is
 * checked here once, and the rest of the page may trust the types.
 */

const text = v.string();
const atLeastZero = v.pipe(v.number(), v.finite(), v.minValue(0));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

const filter = v.variant('op', [
  v.object({ property: text, op: v.picklist(['equal', 'not_equal']), value: text }),
  v.object({ property: text, op: v.literal('in'), values: v.array(text) }),
  v.object({ property: text, op: v.literal('contains'), value: text }),
  v.object({ property: text, op: v.picklist(['less', 'greater']), value: text }),
  v.object({ property: text, op: v.literal('between'), from: text, to: text }),
  v.object({ property: text, op: v.picklist(['empty', 'not_empty']) }),
]);

const duration = v.object({
  value: atLeastZero,
  unit: v.picklist(['second', 'minute', 'hour', 'day', 'week']),
});

const step = v.object({
  id: v.pipe(text, v.minLength(1)),
  label: text,
  events: v.array(text),
  filters: v.array(filter),
  optional: v.boolean(),
  occurrence: v.picklist(['every', 'first_ever', 'first_matching']),
  within: v.nullable(duration),
});

const steps = v.pipe(
  v.array(step),
  v.minLength(1),
  v.maxLength(20),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'Two stages have the same id'),
  v.check((list) => list.at(0)?.optional !== true, 'The first stage cannot be optional'),
);

const exclusion = v.pipe(
  v.object({
    events: v.array(text),
    filters: v.array(filter),
    from: index,
    to: index,
    effect: v.picklist(['drop', 'stop']),
  }),
  v.check(({ from, to }) => from < to, 'An exclusion must end after it begins'),
);

const actor = v.variant('kind', [
  v.object({ kind: v.literal('user') }),
  v.object({ kind: v.literal('session'), gapMinutes: atLeastZero }),
  v.object({ kind: v.literal('column'), property: text }),
]);

const actorCondition = v.object({
  did: v.boolean(),
  events: v.array(text),
  filters: v.array(filter),
  times: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const day = v.pipe(text, v.isoDate());

export const funnelSpecSchema = v.pipe(
  v.object({
    steps,
    order: v.picklist(['ordered', 'strict', 'any']),
    window: v.nullable(duration),
    windowFrom: v.picklist(['entry', 'previous']),
    entry: v.picklist(['any', 'first']),
    count: v.picklist(['actors', 'totals']),
    actor,
    exclusions: v.array(exclusion),
    dateRange: v.object({ from: v.nullable(day), to: v.nullable(day) }),
    dateRangeRule: v.picklist(['entry', 'whole']),
    filter: v.object({ events: v.array(filter), actors: v.array(actorCondition) }),
    tieTolerance: atLeastZero,
  }),
  v.check((spec) => spec.exclusions.every(({ to }) => to < spec.steps.length), 'An exclusion names a missing stage'),
);

const reading = v.object({
  dialect: v.object({
    encoding: v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']),
    delimiter: v.picklist([',', ';', '\t', '|', 'spaces']),
    quote: v.picklist(['"', "'", '']),
    header: v.boolean(),
    skip: v.exactOptional(index),
  }),
  columns: v.array(v.object({ name: text, role: v.picklist(['who', 'what', 'when', 'amount', 'property', 'ignore']) })),
  timeFormat: v.picklist(['iso', 'day_first', 'month_first', 'epoch_s', 'epoch_ms', 'epoch_us']),
  timeZone: text,
  dropDuplicates: v.boolean(),
  eventName: text,
});

const source = v.variant('kind', [
  v.object({ kind: v.literal('file'), name: text, size: atLeastZero, reading }),
  v.object({ kind: v.literal('sample'), sample: v.picklist(['shop', 'saas', 'deals']), reading }),
]);

export const analysisSchema = v.object({
  version: v.literal(analysisVersion),
  sources: v.array(source),
  funnel: funnelSpecSchema,
  display: v.object({ form: v.picklist(['bars', 'compact']) }),
}) satisfies v.GenericSchema<unknown, Analysis>;
