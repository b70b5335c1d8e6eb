/**
 * A funnel's question and answer. What each switch means, and which wins where two meet, is stated
 * at its type; the kernels in `workers/funnel` compute the answer.
 */

/** A condition on one property of an event. An event without the property is "empty". */
export type Filter =
  /** Text compared letter by letter; on a number property as numbers. `not_equal` holds for empty ones too. */
  | { property: string; op: 'equal' | 'not_equal'; value: string }
  | { property: string; op: 'in'; values: string[] }
  /** Letters in any case. */
  | { property: string; op: 'contains'; value: string }
  /** On number properties numeric, on others by text order; empty never holds. */
  | { property: string; op: 'less' | 'greater'; value: string }
  /** Both ends included. */
  | { property: string; op: 'between'; from: string; to: string }
  | { property: string; op: 'empty' | 'not_empty' };

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'week';

/** Elapsed time, so a day is 24 hours whatever the clocks do. `value` ≥ 0, may be fractional. */
export interface Duration {
  value: number;
  unit: DurationUnit;
}

/** A stage of the funnel: any of `events` matches, where all `filters` hold. `'*'` matches every event. */
export interface Step {
  /** Stable through edits, unique in the spec. */
  id: string;
  /** Name on screen; '' shows the event names. */
  label: string;
  events: string[];
  filters: Filter[];
  /** Optional. Never the first step; only in orders `ordered` and `strict`. */
  optional: boolean;
  /**
   * `first_ever`: only the actor's first event of these names, filters tested on it; `first_matching`: the first that
   * passes them.
   */
  occurrence: 'every' | 'first_ever' | 'first_matching';
  /** Limit from the step before, for this step alone. */
  within: Duration | null;
}

/**
 * Events that must not happen while a run has reached step `from` and not yet step `to` (indices into `steps`).
 * `drop`: the actor leaves the funnel if its deepest run is excluded; `stop`: it keeps the steps before.
 */
export interface Exclusion {
  events: string[];
  filters: Filter[];
  from: number;
  to: number;
  effect: 'drop' | 'stop';
}

/**
 * What is counted. A session ends after more than `gapMinutes` without an event of the actor; events without the column
 * are left out.
 */
export type Actor = { kind: 'user' } | { kind: 'session'; gapMinutes: number } | { kind: 'column'; property: string };

/** Days as `2026-11-21`, in the dataset's zone, both included; null is open on that side. */
export interface DateRange {
  from: string | null;
  to: string | null;
}

/** Actors that did (or did not do) a matching event at least `times` times within `dates`. */
export interface ActorCondition {
  did: boolean;
  events: string[];
  filters: Filter[];
  times: number;
  dates: DateRange;
}

/** A named set of actors: those for whom all conditions hold, and who are at `place` where there is one. */
export interface Segment {
  /** Stable through edits, unique in the spec. */
  id: string;
  label: string;
  conditions: ActorCondition[];
  /** Drill-down in a funnel over the same actors, copied when the segment was created; null sets no condition. */
  place: FunnelPlace | null;
}

/** Bins for numbers: of equal width, of about equal event counts, or with custom edges (ascending, ≥ 1). */
export type Bins = { by: 'width' | 'quantile'; count: number } | { by: 'edges'; edges: number[] };

/** Calendar units in the dataset's zone. `hour` is the hour of the day; `weekday` and `week` begin on Monday. */
export type CalendarUnit = 'hour' | 'weekday' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What splits actors: a property's values as they are or, of numbers, in bins; or a time by the calendar. */
export type BreakdownBy =
  | { kind: 'property'; property: string; bins: Bins | null }
  /** `property` holds times as the dataset's own are written; null is the event's own time. */
  | { kind: 'calendar'; property: string | null; unit: CalendarUnit };

/**
 * Whose value an actor gets: the first that is not empty over the events of its winning run, the last, or that of
 * step `step` (an actor without that step is in no group). Two properties' values are those of one event: the first,
 * or last, that carries either. `all`: the funnel runs once for each value, on the events
 * carrying it, so an actor may be in several groups.
 */
export type Attribution = { at: 'first' | 'last' | 'all' } | { at: 'step'; step: number };

/** One funnel per value, or per pair of values. */
export interface Breakdown {
  /** One or two. */
  by: BreakdownBy[];
  attribution: Attribution;
  /**
   * The groups drawn, by their `values`; the rest are "other", one funnel together. null: the eight that most actors
   * entered.
   */
  shown: string[][] | null;
}

export interface FunnelSpec {
  /** 1 to 20. */
  steps: Step[];
  /** `ordered`: anything may lie between · `strict`: nothing between · `any`: in any order. */
  order: 'ordered' | 'strict' | 'any';
  /** The longest time a run may take; null is no limit. Inclusive. */
  window: Duration | null;
  /** From the entry, or each step from the one before. */
  windowFrom: 'entry' | 'previous';
  /** `first`: only the actor's first step-1 event inside `dateRange` may start a run. */
  entry: 'any' | 'first';
  /** `totals`: every run counts; the next may start only after the former ended. */
  count: 'actors' | 'totals';
  actor: Actor;
  exclusions: Exclusion[];
  /** Limits the entry. */
  dateRange: DateRange;
  /** `whole`: every step must lie inside `dateRange`, not the entry alone. */
  dateRangeRule: 'entry' | 'whole';
  /** `events`: only events for which all hold are seen at all. `actors`: only actors for whom all hold. */
  filter: { events: Filter[]; actors: ActorCondition[] };
  /** Seconds; steps this close to each other count in either order. */
  tieTolerance: number;
  /**
   * Properties whose value must be the same in the whole run: the actor's best run of any combination of values counts.
   * Runs see events with their own values alone; an event that lacks one of the properties does no step.
   */
  holdConstant: string[];
  breakdown: Breakdown | null;
  /** Sets of actors compared side by side; not answered while there is a `breakdown`. */
  segments: Segment[];
}

/** Which of the funnels in one answer. */
export type GroupKey =
  | { kind: 'all' }
  /**
   * One value for each `Breakdown.by`; '' is empty. A bin is written `[0,10)`, the last one `[10,20]`; with edges of
   * one's own what lies outside is `(,0)` and `(20,)`, above a single edge `[20,)`. Calendar: hour `0` … `23`, weekday
   * `1` (Monday) … `7`,
   * `2026-11-21` for a day and for the Monday of a week, `2026-11`, `2026-Q4`, `2026`.
   */
  | { kind: 'values'; values: string[] }
  /** All groups that are not drawn, together; `groups` is their number. */
  | { kind: 'other'; groups: number }
  | { kind: 'segment'; id: string };

/** The actors (or runs) behind one figure of a funnel's answer. */
export interface FunnelPlace {
  spec: FunnelSpec;
  group: GroupKey;
  /** Index into the spec's steps; > 0 for `lost`. In any order, row k: k + 1 different steps done. */
  step: number;
  /** `passed`: the run has reached the step. `lost`: it has reached the required step before, and not this one. */
  part: 'passed' | 'lost';
  /** Only runs that took this many seconds between two of their steps, both ends included; null sets no limit. */
  seconds: { fromStep: number; toStep: number; least: number; most: number } | null;
  /** Only runs that entered on these days. */
  entered: DateRange;
}

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
