import type { Breakdown, Duration, FunnelSpec, Step } from '../../core/spec/funnel';
import { alias, nth } from '../../core/sql/build';
import type { DialectName } from '../../core/sql/dialect';
import type { Expression } from '../../core/sql/nodes';
import { inMicroseconds } from '../../core/time/units';
import { boundsOf, type Bounds } from './bounds';
import { conditionsOf, type CountedCondition } from './conditions';
import { exclusionSpans, mayShareEvent, type ExclusionSpan } from './exclusions-sql';
import { groupExpressions, plainRank, plainText, type GroupExpression } from './group-expressions';
import type { Source } from './source';

/** Elapsed time in whole µs; null is no limit. */
function durationMicroseconds(duration: Duration | null): number | null {
  return duration && inMicroseconds(duration);
}

/** A spec prepared for SQL: steps are indices from 0, times µs. */
export interface SqlQuestion extends Bounds {
  spec: FunnelSpec;
  dialect: DialectName;
  steps: Step[];
  /** Longest time from the entry, which lies in the bounds; null is no limit. */
  window: number | null;
  /** By step, the longest time from the step before; null is no limit. */
  limits: (number | null)[];
  /** Whether any of `limits` is set. */
  limited: boolean;
  spans: ExclusionSpan[];
  /** By step, whether an event could match it and an earlier step too. */
  shared: boolean[];
  conditions: CountedCondition[];
  /** The breakdown's expressions, as columns `g`n of events and `v`n of actors or runs. */
  groups: GroupExpression[];
  /**
   * The values that stay constant in a run, as columns `h`n: each combination of them counts as an actor, a part of
   * the `whole` one.
   */
  held: HeldColumn[];
  /** Where a breakdown's values come from: the events of each counted run, all of an actor's, or each value alone. */
  valuesBy: 'run' | 'actor' | 'value' | null;
  /** Columns beside `actor` that have one value for each whole actor. */
  ofWhole: Expression[];
  /** Columns beside `actor` that have one value for each actor, kept up to `funnel_runs`. */
  actorColumns: Expression[];
}

interface HeldColumn {
  /** Of an event; '' where there is none. */
  value: Expression;
  /** Sort expression of the values. */
  rank: (value: Expression) => Expression;
}

/** The column of the whole actor, where constant values or a breakdown split actors. */
export const whole = alias('whole');

export function questionOf(spec: FunnelSpec, source: Source): SqlQuestion {
  const { timeZone } = source.zone;
  const { steps, order, windowFrom } = spec;
  const window = durationMicroseconds(spec.window);
  const fromPrevious = windowFrom === 'previous' && order !== 'any';
  const limits = steps.map(({ within }, k) =>
    k === 0 || order === 'any' ? null : shorter(durationMicroseconds(within), fromPrevious ? window : null),
  );
  const limited = limits.some((limit) => limit !== null);
  const conditions = conditionsOf(spec, timeZone);
  const groups = groupExpressions(spec, source);
  const held = spec.holdConstant.map((name) => ({ value: plainText(name, source), rank: plainRank(name, source) }));
  const valuesBy = spec.breakdown && waysOf(spec.breakdown, order === 'ordered' && !limited);
  const ofWhole = [
    ...(held.length > 0 || valuesBy === 'value' ? [whole] : []),
    ...conditions.flatMap(({ n, segment }) => (segment === null ? [] : [nth('times', n - 1)])),
    ...(valuesBy === 'actor' ? [alias('unvalued')] : []),
    ...(valuesBy === 'actor' || valuesBy === 'value' ? groups.map((_, i) => nth('v', i)) : []),
  ];
  return {
    spec,
    dialect: source.dialect,
    steps,
    window: fromPrevious ? null : window,
    limits,
    limited,
    spans: exclusionSpans(spec.exclusions),
    ...boundsOf(spec.dateRange, timeZone),
    shared: steps.map((step, k) => steps.slice(0, k).some((other) => mayShareEvent(step, other))),
    conditions,
    groups,
    held,
    valuesBy,
    ofWhole,
    actorColumns: valuesBy === 'run' ? [...ofWhole, ...held.map((_, i) => nth('h', i))] : ofWhole,
  };
}

/** The times of a run's steps are known in plain ordered funnels only. */
function waysOf({ attribution }: Breakdown, timesKnown: boolean): 'run' | 'actor' | 'value' {
  if (attribution.at === 'all') return 'value';
  return timesKnown ? 'run' : 'actor';
}

function shorter(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

/** The step by which a run converts. */
export function lastRequiredStep(steps: readonly Step[]): number {
  return steps.findLastIndex((step) => !step.optional);
}

/** The required step after step k; null where all the rest are optional. */
export function requiredAfter({ steps }: SqlQuestion, k: number): number | null {
  const after = steps.findIndex((step, other) => other > k && !step.optional);
  return after < 0 ? null : after;
}
