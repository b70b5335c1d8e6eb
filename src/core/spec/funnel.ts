import * as v from 'valibot';
import * as limits from './limits';
import { atLeastZero, id, index, writtenDay, list, text, uniqueList } from './schema-parts';

/**
 * A funnel's question and answer. What each switch means, and which wins where two meet, is stated at its schema, from
 * which its type and its default are taken; the kernels in `workers/funnel` compute the answer. A document from before a
 * switch existed gets the switch's default.
 */

/** Event names or values. */
const names = uniqueList(text, limits.maxNames);

/** A condition on one property of an event. An event without the property is "empty". */
const filterSchema = v.variant('op', [
  /** Text compared letter by letter; on a number property as numbers. `not_equal` holds for empty ones too. */
  v.strictObject({ property: text, op: v.picklist(['equal', 'not_equal']), value: text }),
  v.strictObject({ property: text, op: v.literal('in'), values: names }),
  /** Letters in any case. */
  v.strictObject({ property: text, op: v.literal('contains'), value: text }),
  /** On number properties numeric, on others by text order; empty never holds. */
  v.strictObject({ property: text, op: v.picklist(['less', 'greater']), value: text }),
  /** Both ends included. */
  v.strictObject({ property: text, op: v.literal('between'), from: text, to: text }),
  v.strictObject({ property: text, op: v.picklist(['empty', 'not_empty']) }),
]);
export type Filter = v.InferOutput<typeof filterSchema>;

const filters = list(filterSchema, limits.maxConditions);

/** Elapsed time, so a day is 24 hours whatever the clocks do. `value` ≥ 0, may be fractional. */
const durationSchema = v.strictObject({
  value: atLeastZero,
  unit: v.picklist(['second', 'minute', 'hour', 'day', 'week']),
});
export type Duration = v.InferOutput<typeof durationSchema>;
export type DurationUnit = Duration['unit'];

/** A stage of the funnel: any of `events` matches, where all `filters` hold. `'*'` matches every event. */
const stepSchema = v.strictObject({
  /** Stable through edits, unique in the spec. */
  id,
  /** Name on screen; '' shows the event names. */
  label: v.optional(text, ''),
  events: names,
  filters: v.optional(filters, []),
  /** Optional. Never the first step; only in orders `ordered` and `strict`. */
  optional: v.optional(v.boolean(), false),
  /**
   * `first_ever`: only the actor's first event of these names, filters tested on it; `first_matching`: the first that
   * passes them.
   */
  occurrence: v.optional(v.picklist(['every', 'first_ever', 'first_matching']), 'every'),
  /** Limit from the step before, for this step alone. */
  within: v.optional(v.nullable(durationSchema), null),
});
export type Step = v.InferOutput<typeof stepSchema>;

const stepsSchema = v.pipe(
  uniqueList(stepSchema, limits.maxSteps, (step) => step.id),
  v.minLength(1),
  v.check((steps) => steps.at(0)?.optional !== true, 'The first stage cannot be optional'),
);

/**
 * Events that must not happen while a run has reached step `from` and not yet step `to` (indices into `steps`).
 * `drop`: the actor leaves the funnel if its deepest run is excluded; `stop`: it keeps the steps before.
 */
const exclusionSchema = v.pipe(
  v.strictObject({ events: names, filters, from: index, to: index, effect: v.picklist(['drop', 'stop']) }),
  v.check(({ from, to }) => from < to, 'An exclusion must end after it begins'),
);
export type Exclusion = v.InferOutput<typeof exclusionSchema>;

/**
 * What is counted. A session ends after more than `gapMinutes` without an event of the actor; events without the column
 * are left out.
 */
const actorSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('user') }),
  v.strictObject({ kind: v.literal('session'), gapMinutes: atLeastZero }),
  v.strictObject({ kind: v.literal('column'), property: text }),
]);
export type Actor = v.InferOutput<typeof actorSchema>;

/** Days as `2026-11-21`, in the dataset's zone, both included; null is open on that side. */
export const dateRangeSchema = v.strictObject({ from: v.nullable(writtenDay), to: v.nullable(writtenDay) });
export type DateRange = v.InferOutput<typeof dateRangeSchema>;

/** No bounds. */
export const anyDay: DateRange = { from: null, to: null };

/** Actors that did (or did not do) a matching event at least `times` times within `dates`. */
const actorConditionSchema = v.strictObject({
  did: v.boolean(),
  events: names,
  filters,
  times: v.pipe(v.number(), v.integer(), v.minValue(1)),
  dates: v.optional(dateRangeSchema, anyDay),
});
export type ActorCondition = v.InferOutput<typeof actorConditionSchema>;

const actorConditions = list(actorConditionSchema, limits.maxConditions);

/** Bins for numbers: of equal width, of about equal event counts, or with custom edges (ascending, ≥ 1). */
const binsSchema = v.variant('by', [
  v.strictObject({
    by: v.picklist(['width', 'quantile']),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.maxBins)),
  }),
  v.strictObject({
    by: v.literal('edges'),
    edges: v.pipe(list(v.pipe(v.number(), v.finite()), limits.maxBins), v.minLength(1)),
  }),
]);
export type Bins = v.InferOutput<typeof binsSchema>;

/** Calendar units in the dataset's zone. `hour` is the hour of the day; `weekday` and `week` begin on Monday. */
const calendarUnitSchema = v.picklist(['hour', 'weekday', 'day', 'week', 'month', 'quarter', 'year']);
export type CalendarUnit = v.InferOutput<typeof calendarUnitSchema>;

/** What splits actors: a property's values as they are or, of numbers, in bins; or a time by the calendar. */
const breakdownBySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('property'), property: text, bins: v.nullable(binsSchema) }),
  v.strictObject({
    kind: v.literal('calendar'),
    /** Holds times as the dataset's own are written; null is the event's own time. */
    property: v.nullable(text),
    unit: calendarUnitSchema,
  }),
]);
export type BreakdownBy = v.InferOutput<typeof breakdownBySchema>;

/**
 * Whose value an actor gets: the first that is not empty over the events of its winning run, the last, or that of
 * step `step` (an actor without that step is in no group). Two properties' values are those of one event: the first,
 * or last, that carries either. `all`: the funnel runs once for each value, on the events
 * carrying it, so an actor may be in several groups.
 */
const attributionSchema = v.variant('at', [
  v.strictObject({ at: v.picklist(['first', 'last', 'all']) }),
  v.strictObject({ at: v.literal('step'), step: index }),
]);
export type Attribution = v.InferOutput<typeof attributionSchema>;

/** One funnel per value, or per pair of values. */
export const breakdownSchema = v.strictObject({
  /** One or two. */
  by: v.pipe(uniqueList(breakdownBySchema, 2), v.minLength(1)),
  attribution: attributionSchema,
  /**
   * The groups drawn, by their `values`; the rest are "other", one funnel together. null: the eight that most actors
   * entered.
   */
  shown: v.nullable(uniqueList(list(text, 2), limits.maxGroups)),
});
export type Breakdown = v.InferOutput<typeof breakdownSchema>;

/** Which of the funnels in one answer. */
export const groupKeySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  /**
   * One value for each `Breakdown.by`; '' is empty. A bin is written `[0,10)`, the last one `[10,20]`; with edges of
   * one's own what lies outside is `(,0)` and `(20,)`, above a single edge `[20,)`. Calendar: hour `0` … `23`, weekday
   * `1` (Monday) … `7`,
   * `2026-11-21` for a day and for the Monday of a week, `2026-11`, `2026-Q4`, `2026`.
   */
  v.strictObject({ kind: v.literal('values'), values: list(text, 2) }),
  /** All groups that are not drawn, together; `groups` is their number. */
  v.strictObject({ kind: v.literal('other'), groups: index }),
  v.strictObject({ kind: v.literal('segment'), id }),
]);
export type GroupKey = v.InferOutput<typeof groupKeySchema>;

/** A drill-down without its funnel: which of the actors (or runs) behind a funnel's answer. */
export const cellSchema = v.strictObject({
  group: groupKeySchema,
  /** Index into the spec's steps; > 0 for `lost`. In any order, row k: k + 1 different steps done. */
  step: index,
  /** `passed`: the run has reached the step. `lost`: it has reached the required step before, and not this one. */
  part: v.picklist(['passed', 'lost']),
  /** Only runs that took this many seconds between two of their steps, both ends included; null sets no limit. */
  seconds: v.nullable(v.strictObject({ fromStep: index, toStep: index, least: atLeastZero, most: atLeastZero })),
  /** Only runs that entered on these days. */
  entered: dateRangeSchema,
});

/** The actors (or runs) behind one figure of a funnel's answer. Named, since a funnel may contain a funnel. */
export interface FunnelCell extends v.InferOutput<typeof cellSchema> {
  spec: FunnelSpec;
}

const funnelCellSchema: v.GenericSchema<unknown, FunnelCell> = v.lazy(() =>
  v.strictObject({ spec: funnelSpecSchema, ...cellSchema.entries }),
);

/** A named set of actors: those for whom all conditions hold, and who are in `cell` where there is one. */
const segmentSchema = v.strictObject({
  /** Stable through edits, unique in the spec. */
  id,
  label: text,
  conditions: actorConditions,
  /** Drill-down in a funnel over the same actors, copied when the segment was created; null sets no condition. */
  cell: v.nullable(funnelCellSchema),
});
export type Segment = v.InferOutput<typeof segmentSchema>;

export const funnelSpecSchema = v.pipe(
  v.strictObject({
    /** 1 to 20. */
    steps: stepsSchema,
    /** `ordered`: anything may lie between · `strict`: nothing between · `any`: in any order. */
    order: v.optional(v.picklist(['ordered', 'strict', 'any']), 'ordered'),
    /** The longest time a run may take; null is no limit. Inclusive. */
    window: v.optional(v.nullable(durationSchema), { value: 14, unit: 'day' }),
    /** From the entry, or each step from the one before. */
    windowFrom: v.optional(v.picklist(['entry', 'previous']), 'entry'),
    /** `first`: only the actor's first step-1 event inside `dateRange` may start a run. */
    entry: v.optional(v.picklist(['any', 'first']), 'any'),
    /** `totals`: every run counts; the next may start only after the former ended. */
    count: v.optional(v.picklist(['actors', 'totals']), 'actors'),
    actor: v.optional(actorSchema, { kind: 'user' }),
    exclusions: v.optional(list(exclusionSchema, limits.maxConditions), []),
    /** Limits the entry. */
    dateRange: v.optional(dateRangeSchema, anyDay),
    /** `whole`: every step must lie inside `dateRange`, not the entry alone. */
    dateRangeRule: v.optional(v.picklist(['entry', 'whole']), 'entry'),
    /** `events`: only events for which all hold are seen at all. `actors`: only actors for whom all hold. */
    filter: v.optional(v.strictObject({ events: filters, actors: actorConditions }), { events: [], actors: [] }),
    /** Seconds; steps this close to each other count in either order. */
    tieTolerance: v.optional(atLeastZero, 0),
    /**
     * Properties whose value must be the same in the whole run: the actor's best run of any combination of values counts.
     * Runs see events with their own values alone; an event that lacks one of the properties does no step.
     */
    holdConstant: v.optional(uniqueList(text, limits.maxHeldColumns), []),
    breakdown: v.optional(v.nullable(breakdownSchema), null),
    /** Sets of actors compared side by side; not answered while there is a `breakdown`. */
    segments: v.optional(
      uniqueList(segmentSchema, limits.maxSegments, (segment) => segment.id),
      [],
    ),
  }),
  v.check((spec) => spec.exclusions.every(({ to }) => to < spec.steps.length), 'An exclusion names a missing stage'),
);
export type FunnelSpec = v.InferOutput<typeof funnelSpecSchema>;

/** Durations in seconds over the winning runs; percentiles interpolate linearly, a median of two is their mean. */
export interface Times {
  n: number;
  average: number;
  p10: number;
  p25: number;
  median: number;
  p75: number;
  p90: number;
}

export interface StepAnswer {
  /**
   * Ordered and strict: actors (or runs) that reached this step; on an optional step, those whose winning run includes
   * it. Any order: actors that did at least as many different steps as this row's number.
   */
  actors: number;
  /** From the previous required step; null for the first step and where nobody reached this one. */
  fromPrevious: Times | null;
  fromEntry: Times | null;
}

/** One funnel's figures. */
export interface FunnelGroup {
  key: GroupKey;
  steps: StepAnswer[];
}

export interface FunnelQuestion {
  spec: FunnelSpec;
}

export interface FunnelAnswer {
  /**
   * The funnel of all actors first. Then the groups: most entered first, but bins and calendar units in their own
   * order, and segments in the spec's; last those not drawn together (`other`), where there are any. Of more than
   * 1,000 groups only those with the most entries are listed separately.
   */
  groups: FunnelGroup[];
  /** All actors of the dataset under the spec's `actor`, entered or not. */
  actorsInAll: number;
  /** Time taken by the kernel and the aggregation, in milliseconds. */
  milliseconds: number;
}

/** The events most users meet, in the order they typically meet them: what a first funnel is proposed from. */
export interface TypicalOrder {
  events: string[];
}
