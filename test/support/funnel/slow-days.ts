import fc from 'fast-check';
import type { Duration, FunnelSpec } from '../../../src/core/spec/funnel';
import { eventRows, funnelSpecs, longActors, type Allowed } from './arbitrary-funnel';
import type { EventRow } from './store-of';

/** What takes a second in the small logs takes eight hours here, so that they cover four days. */
const slower = 8 * 3600;
const start = Date.UTC(2024, 0, 1, 23, 59, 56) * 1000;

const slowly = (rows: fc.Arbitrary<EventRow[]>) =>
  rows.map((some) => some.map((row) => ({ ...row, time: start + (row.time - start) * slower })));

export const dayRows = slowly(eventRows);

/** Of users with so many events that they may or may not have a bit each. */
export const longDayRows = slowly(longActors);

/** Funnels as long in proportion. */
export function dayFunnels(allowed: Allowed): fc.Arbitrary<FunnelSpec> {
  return funnelSpecs(allowed).map((spec) => ({
    ...spec,
    steps: spec.steps.map((step) => ({ ...step, within: slowed(step.within) })),
    window: slowed(spec.window),
    actor: spec.actor.kind === 'session' ? { kind: 'session', gapMinutes: spec.actor.gapMinutes * slower } : spec.actor,
    dateRange: { from: spec.dateRange.from, to: spec.dateRange.to?.replace('02', '03') ?? null },
  }));
}

function slowed(duration: Duration | null): Duration | null {
  return duration && { ...duration, value: duration.value * slower };
}

/** Two required steps of a funnel; null where it has not two. */
export function conversionStepOf({ steps }: FunnelSpec, [a, b]: [number, number]): { from: number; to: number } | null {
  const required = steps.flatMap(({ optional }, k) => (optional ? [] : [k]));
  if (required.length < 2) return null;
  const from = required[a % (required.length - 1)];
  const later = required.filter((k) => k > from);
  return { from, to: later[b % later.length] };
}

export const twoNumbers = fc.tuple(fc.nat(5), fc.nat(5));

export const kinds: Record<string, Allowed> = {
  'plain ordered funnels': { simple: true },
  'ordered funnels': { optional: true },
  'ordered funnels with exclusions': { optional: true, exclusions: true },
  'ordered funnels with limits': { limits: true, exclusions: true },
  'strict funnels': { order: 'strict', exclusions: true, limits: true },
  'funnels in any order': { order: 'any', exclusions: true },
  'totals of ordered funnels': { count: 'totals', exclusions: true, limits: true, simple: true },
  'totals of strict funnels': { order: 'strict', count: 'totals', exclusions: true, simple: true },
  'totals of funnels in any order': { order: 'any', count: 'totals', exclusions: true },
};
