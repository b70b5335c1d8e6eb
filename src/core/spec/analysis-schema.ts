import * as v from 'valibot';
import { analysisVersion, defaultDisplay, type Analysis } from './analysis';
import { noDecisions } from './decisions';
import type { FunnelPlace } from './funnel';
import * as limits from './limits';
import { dictionary, id, list, text, uniqueList } from './schema-parts';

/**
 * What a document must look like to be taken for an `Analysis`. Links and files come from outside, so all is
 * checked here once, and the rest of the page may trust the types. What a document from before a part existed does
 * not have gets that part's default.
 */

const names = uniqueList(text, limits.maxNames);
const atLeastZero = v.pipe(v.number(), v.finite(), v.minValue(0));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

const filter = v.variant('op', [
  v.object({ property: text, op: v.picklist(['equal', 'not_equal']), value: text }),
  v.object({ property: text, op: v.literal('in'), values: names }),
  v.object({ property: text, op: v.literal('contains'), value: text }),
  v.object({ property: text, op: v.picklist(['less', 'greater']), value: text }),
  v.object({ property: text, op: v.literal('between'), from: text, to: text }),
  v.object({ property: text, op: v.picklist(['empty', 'not_empty']) }),
]);

const filters = list(filter, limits.maxConditions);

const duration = v.object({
  value: atLeastZero,
  unit: v.picklist(['second', 'minute', 'hour', 'day', 'week']),
});

const step = v.object({
  id,
  label: text,
  events: names,
  filters,
  optional: v.boolean(),
  occurrence: v.picklist(['every', 'first_ever', 'first_matching']),
  within: v.nullable(duration),
});

const steps = v.pipe(
  uniqueList(step, limits.maxSteps, ({ id }) => id),
  v.minLength(1),
  v.check((list) => list.at(0)?.optional !== true, 'The first stage cannot be optional'),
);

const exclusion = v.pipe(
  v.object({
    events: names,
    filters,
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

const day = v.pipe(text, v.isoDate());
const dateRange = v.object({ from: v.nullable(day), to: v.nullable(day) });
const anyDate = { from: null, to: null };

const actorCondition = v.object({
  did: v.boolean(),
  events: names,
  filters,
  times: v.pipe(v.number(), v.integer(), v.minValue(1)),
  dates: v.optional(dateRange, anyDate),
});
const actorConditions = list(actorCondition, limits.maxConditions);

const bins = v.variant('by', [
  v.object({
    by: v.picklist(['width', 'quantile']),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.maxBins)),
  }),
  v.object({
    by: v.literal('edges'),
    edges: v.pipe(list(v.pipe(v.number(), v.finite()), limits.maxBins), v.minLength(1)),
  }),
]);

const breakdown = v.object({
  by: v.pipe(
    uniqueList(
      v.variant('kind', [
        v.object({ kind: v.literal('property'), property: text, bins: v.nullable(bins) }),
        v.object({
          kind: v.literal('calendar'),
          property: v.nullable(text),
          unit: v.picklist(['hour', 'weekday', 'day', 'week', 'month', 'quarter', 'year']),
        }),
      ]),
      2,
    ),
    v.minLength(1),
  ),
  attribution: v.variant('at', [
    v.object({ at: v.picklist(['first', 'last', 'all']) }),
    v.object({ at: v.literal('step'), step: index }),
  ]),
  shown: v.nullable(uniqueList(list(text, 2), limits.maxGroups)),
});

const groupKey = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.literal('values'), values: list(text, 2) }),
  v.object({ kind: v.literal('other'), groups: index }),
  v.object({ kind: v.literal('segment'), id }),
]);

/** A segment may be a drill-down in a funnel, which has segments in turn. */
const funnelPlace: v.GenericSchema<unknown, FunnelPlace> = v.lazy(() =>
  v.object({
    spec: funnelSpecSchema,
    group: groupKey,
    step: index,
    part: v.picklist(['passed', 'lost']),
    seconds: v.nullable(v.object({ fromStep: index, toStep: index, least: atLeastZero, most: atLeastZero })),
    entered: dateRange,
  }),
);

const segment = v.object({
  id,
  label: text,
  conditions: actorConditions,
  place: v.nullable(funnelPlace),
});

export const funnelSpecSchema = v.pipe(
  v.object({
    steps,
    order: v.picklist(['ordered', 'strict', 'any']),
    window: v.nullable(duration),
    windowFrom: v.picklist(['entry', 'previous']),
    entry: v.picklist(['any', 'first']),
    count: v.picklist(['actors', 'totals']),
    actor,
    exclusions: list(exclusion, limits.maxConditions),
    dateRange,
    dateRangeRule: v.picklist(['entry', 'whole']),
    filter: v.object({ events: filters, actors: actorConditions }),
    tieTolerance: atLeastZero,
    holdConstant: v.optional(uniqueList(text, limits.maxHeldColumns), []),
    breakdown: v.optional(v.nullable(breakdown), null),
    segments: v.optional(
      uniqueList(segment, limits.maxSegments, ({ id }) => id),
      [],
    ),
  }),
  v.check((spec) => spec.exclusions.every(({ to }) => to < spec.steps.length), 'An exclusion names a missing stage'),
);

const reading = v.object({
  dialect: v.object({
    encoding: v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']),
    delimiter: v.picklist([',', ';', '\t', '|', 'spaces']),
    quote: v.picklist(['"', "'", '']),
    header: v.boolean(),
    skip: v.exactOptional(v.pipe(index, v.maxValue(limits.maxSkippedLines))),
  }),
  columns: uniqueList(
    v.object({ name: text, role: v.picklist(['who', 'what', 'when', 'amount', 'property', 'ignore']) }),
    limits.maxColumns,
    ({ name }) => name,
  ),
  timeFormat: v.picklist(['iso', 'day_first', 'month_first', 'epoch_s', 'epoch_ms', 'epoch_us']),
  timeZone: text,
  dropDuplicates: v.boolean(),
  eventName: text,
});

const source = v.variant('kind', [
  v.object({ kind: v.literal('file'), name: text, size: atLeastZero, reading }),
  v.object({ kind: v.literal('sample'), sample: v.picklist(['shop', 'saas', 'deals']), reading }),
]);

const passage = v.object({ from: v.nullable(id), to: v.nullable(id) });
const share = v.pipe(atLeastZero, v.maxValue(1));

const display = v.object({
  view: v.optional(v.picklist(['funnel', 'channels']), defaultDisplay.view),
  form: v.picklist(['bars', 'compact']),
  groups: v.optional(v.picklist(['bars', 'multiples', 'slope']), defaultDisplay.groups),
  panel: v.optional(
    v.nullable(
      v.picklist(['times', 'trend', 'periods', 'customers', 'reasons', 'bottlenecks', 'whatif', 'test', 'sql']),
    ),
    defaultDisplay.panel,
  ),
  trend: v.optional(
    v.object({
      passage,
      interval: v.nullable(v.picklist(['day', 'week', 'month', 'quarter'])),
      average: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.maxGroups)),
      measure: v.optional(v.picklist(['rate', 'entered', 'converted']), defaultDisplay.trend.measure),
    }),
    defaultDisplay.trend,
  ),
  times: v.optional(
    v.object({
      passage,
      bins: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90))),
      scale: v.picklist(['linear', 'log']),
      groups: v.optional(v.nullable(v.picklist(['overlaid', 'apart'])), defaultDisplay.times.groups),
    }),
    defaultDisplay.times,
  ),
  period: v.optional(
    v.object({
      own: v.nullable(dateRange),
      against: v.variant('kind', [
        v.object({ kind: v.picklist(['previous', 'year_before']) }),
        v.object({ kind: v.literal('range'), ...dateRange.entries }),
      ]),
    }),
    defaultDisplay.period,
  ),
  reasons: v.optional(v.object({ group: groupKey }), defaultDisplay.reasons),
  channels: v.optional(
    v.object({
      property: v.nullable(text),
      attribution: v.optional(v.picklist(['first', 'last']), defaultDisplay.channels.attribution),
      sort: v.object({ by: text, descending: v.boolean() }),
      picked: uniqueList(text, 2),
    }),
    defaultDisplay.channels,
  ),
  test: v.optional(
    v.object({
      property: v.nullable(text),
      control: v.nullable(text),
      variant: v.nullable(text),
      passage,
      difference: share,
      power: share,
    }),
    defaultDisplay.test,
  ),
});

const rates = dictionary(share, limits.maxRecordEntries);

const decisions = v.object({
  targets: rates,
  benchmarks: rates,
  reference: v.object({ kind: v.picklist(['best_segment', 'previous_period', 'benchmark', 'target']) }),
  amount: v.nullable(text),
  rank: v.optional(v.picklist(['importance', 'controllability', 'both']), noDecisions.rank),
  actions: dictionary(
    v.object({
      controllability: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
      owner: text,
      action: text,
      due: v.nullable(day),
    }),
    limits.maxRecordEntries,
  ),
  scenarios: uniqueList(v.object({ id, name: text, rates }), limits.maxScenarios, ({ id }) => id),
});

export const analysisSchema = v.object({
  version: v.literal(analysisVersion),
  sources: list(source, 1),
  funnel: funnelSpecSchema,
  display,
  decisions: v.optional(decisions, noDecisions),
}) satisfies v.GenericSchema<unknown, Analysis>;
