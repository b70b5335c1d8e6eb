/**
 * A funnel's question and answer. What each switch means, and which wins where two meet, is stated
 * at the type that carries it; the kernels in `workers/funnel` answer it.
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
  /** May be passed over. Never the first step; only in orders `ordered` and `strict`. */
  optional: boolean;
  /** `first_ever`: only the actor's first event of these names, filters tested on it; `first_matching`: the first that passes them. */
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

/** Who is counted. A session ends where an actor is silent for longer than `gapMinutes`; events without the column are left out. */
export type Actor = { kind: 'user' } | { kind: 'session'; gapMinutes: number } | { kind: 'column'; property: string };

/** Actors that did (or did not do) a matching event at least `times` times, ever. */
export interface ActorCondition {
  did: boolean;
  events: string[];
  filters: Filter[];
  times: number;
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
  /** Days as `2026-11-21`, in the dataset's zone, both included; null is open on that side. Limits the entry. */
  dateRange: { from: string | null; to: string | null };
  /** `whole`: every step must lie inside `dateRange`, not the entry alone. */
  dateRangeRule: 'entry' | 'whole';
  /** `events`: only events for which all hold are seen at all. `actors`: only actors for whom all hold. */
  filter: { events: Filter[]; actors: ActorCondition[] };
  /** Seconds; steps this close to each other count in either order. */
  tieTolerance: number;
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
   * Ordered and strict: actors (or runs) that reached this step; on an optional step, those whose winning run includes it.
   * Any order: actors that did at least as many different steps as this row's number.
   */
  actors: number;
  /** From the previous required step; null for the first step and where nobody came so far. */
  fromPrevious: Times | null;
  fromEntry: Times | null;
}

/** One funnel's figures; `key` is null for the funnel of all. */
export interface FunnelGroup {
  key: string[] | null;
  steps: StepAnswer[];
}

export interface FunnelAnswer {
  groups: FunnelGroup[];
  /** All actors of the dataset under the spec's `actor`, entered or not. */
  actorsInAll: number;
  /** Time the kernel and the summing up took, in milliseconds. */
  milliseconds: number;
}

/** The events most users meet, in the order they typically meet them: what a first funnel is proposed from. */
export interface TypicalOrder {
  events: string[];
}
