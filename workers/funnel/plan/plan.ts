import type { TimeFormat } from '../../../src/core/spec/dataset';
import { entryWindow, stepLimits } from './step-limits';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { EventStore } from '../../store/event-store';
import { admittedActors } from './admitted-actors';
import { dayBounds } from './date-range';
import { eventMasks, stepBits, type EventMasks, type EventMatcher } from './event-masks';
import { held, heldCodes, type Held } from './held';
import { exclusionMatchers, exclusionRanges, type ExclusionRange } from './exclusion-ranges';

/** A question compiled for one store: the input of the kernels. Times are in µs, steps are indices. */
export interface Plan extends EventMasks {
  /** By class, as `masks`, but including the steps that an exclusion prevents the class's events from doing. */
  matched: Int32Array;
  steps: number;
  order: FunnelSpec['order'];
  /** Longest time from the entry; Infinity for none. */
  window: number;
  /** By step: longest time from the step before in the run; Infinity for none. */
  limits: Float64Array;
  /** Whether any of `limits` is finite: then a later event may be the better choice for a step. */
  limited: boolean;
  /** Bits of the optional steps. */
  optional: number;
  firstEntryOnly: boolean;
  totals: boolean;
  exclusions: readonly ExclusionRange[];
  /** Entries lie in start ≤ time < end; with `whole` all events of a run do. */
  range: { start: number; end: number; whole: boolean };
  /** Steps within this many µs of each other count in either order. */
  tolerance: number;
  /** By actor, 1 for those that pass `filter.actors`; null for all. */
  admitted: Uint8Array | null;
  /** An actor can only enter if its `EventStore.actorEvents` has one of these bits. */
  entryEvents: number;
  /** By step, an actor can only do the step if it has one of these bits. */
  stepEvents: Int32Array;
  /** Where values are held constant: the actors' parts, which are followed instead of the actors. */
  held: Held<Plan> | null;
}

export interface PlanContext {
  /** IANA name of the zone of days, and of the calendar. */
  timeZone: string;
  /** The format of times in properties: that of the dataset, or ISO where it is not given. */
  timeFormat?: TimeFormat;
}

/** Compiles a spec that `checkSpec` has accepted; `store` is already grouped by the spec's actor. */
export function planFunnel(spec: FunnelSpec, store: EventStore, context: PlanContext): Plan {
  const exclusions = exclusionRanges(spec.exclusions);
  const steps: EventMatcher[] = spec.steps.map(({ events, filters, occurrence }, k) => ({
    bit: 1 << k,
    events,
    filters,
    occurrence,
  }));
  const matchers = [...steps, ...exclusionMatchers(spec.exclusions, exclusions)];
  const limits = stepLimits(spec);
  const { classes, masks } = eventMasks(store, matchers, spec.filter.events);
  const plan: Plan = {
    classes,
    matched: masks,
    masks: masks.map((mask) => withoutExcluded(mask, exclusions, spec.order)),
    steps: steps.length,
    order: spec.order,
    window: entryWindow(spec),
    limits,
    limited: limits.some(Number.isFinite),
    optional: spec.steps.reduce((bits, step, k) => (step.optional ? bits | (1 << k) : bits), 0),
    firstEntryOnly: spec.entry === 'first',
    totals: spec.count === 'totals',
    exclusions,
    range: { ...dayBounds(spec.dateRange, context.timeZone), whole: spec.dateRangeRule === 'whole' },
    tolerance: Math.round(spec.tieTolerance * 1e6),
    admitted: admittedActors(spec.filter.actors, store, { visible: spec.filter.events, ...context }),
    entryEvents: matcherBits(spec.order === 'any' ? steps : steps.slice(0, 1), store),
    stepEvents: Int32Array.from(steps, (step) => matcherBits([step], store)),
    held: null,
  };
  const { holdConstant } = spec;
  return holdConstant.length === 0 ? plan : { ...plan, held: held(store, plan, heldCodes(store, holdConstant)) };
}

/** The step by which a run converts. */
export function lastRequired({ steps, optional }: Pick<Plan, 'steps' | 'optional'>): number {
  let last = steps - 1;
  while ((optional & (1 << last)) !== 0) last--;
  return last;
}

/** Whether a run may not start at some events although they match its first step. */
export function narrowsEntries({ firstEntryOnly, range }: Pick<Plan, 'firstEntryOnly' | 'range'>): boolean {
  return firstEntryOnly || range.start > -Infinity || range.end < Infinity;
}

/** An excluding event does no step within the exclusion's range; with order `any` the range is the whole funnel. */
function withoutExcluded(mask: number, exclusions: readonly ExclusionRange[], order: FunnelSpec['order']): number {
  let left = mask;
  for (const { bit, from, to } of exclusions) {
    if (mask < 0 || (mask & bit) === 0) continue;
    left &= order === 'any' ? ~stepBits : ~((2 << to) - (2 << from));
  }
  return left;
}

function matcherBits(matchers: readonly EventMatcher[], store: EventStore): number {
  const names = new Set(matchers.flatMap((matcher) => matcher.events));
  if (names.has('*')) return -1;
  return store.eventNames.reduce((bits, name, code) => (names.has(name) ? bits | (1 << (code & 31)) : bits), 0);
}
