import type { PropertySummary } from '../../core/spec/dataset';
import type { Breakdown, BreakdownBy, FunnelSpec } from '../../core/spec/funnel';

/** Edits of the breakdown. Each returns a valid spec; the same object where nothing changes. */

const maxBreakdownProperties = 2;

/** Number properties with more different values than this are binned by default. */
const maxUnbinnedValues = 12;

/** Default breakdown of a property: times by month, numbers with many values in five bins, all else by value. */
export function firstChoice(property: string, known?: Pick<PropertySummary, 'kind' | 'distinct'>): BreakdownBy {
  if (known?.kind === 'time') return { kind: 'calendar', property, unit: 'month' };
  const many = known?.kind === 'number' && known.distinct > maxUnbinnedValues;
  return { kind: 'property', property, bins: many ? { by: 'quantile', count: 5 } : null };
}

/** Adds a breakdown; the same property replaces its earlier breakdown, and a third one replaces the second. */
export function breakDownBy(spec: FunnelSpec, by: BreakdownBy): FunnelSpec {
  const { breakdown } = spec;
  if (!breakdown) return { ...spec, breakdown: { by: [by], attribution: { at: 'first' }, shown: null } };
  return setBy(spec, placeFor(breakdown, by), by);
}

/** Index at which `breakDownBy` puts it. */
function placeFor({ by: all }: Breakdown, by: BreakdownBy): number {
  const same = all.findIndex((other) => subject(other) === subject(by));
  return same >= 0 ? same : Math.min(all.length, maxBreakdownProperties - 1);
}

/** The breakdown that `by` would replace; null where there is room, or it is there already. */
export function replacedBy({ breakdown }: FunnelSpec, by: BreakdownBy): BreakdownBy | null {
  const there = breakdown?.by.at(placeFor(breakdown, by));
  return breakdown && placeFor(breakdown, by) < breakdown.by.length && there && subject(there) !== subject(by)
    ? there
    : null;
}

/** Two units of the event's own time may be combined, two breakdowns of one property may not. */
function subject(by: BreakdownBy): string {
  return by.property === null ? `time ${by.kind === 'calendar' ? by.unit : ''}` : `property ${by.property}`;
}

/**
 * Replaces one of the properties of a breakdown. The choice of groups to draw is dropped with the groups it was of;
 * where the other property is the same one, it is kept once.
 */
export function setBy(spec: FunnelSpec, at: number, by: BreakdownBy): FunnelSpec {
  const { breakdown } = spec;
  if (!breakdown || JSON.stringify(breakdown.by[at]) === JSON.stringify(by)) return spec;
  if (breakdown.by.some((other, i) => i !== at && JSON.stringify(other) === JSON.stringify(by)))
    return removeBy(spec, at);
  return { ...spec, breakdown: { ...breakdown, by: breakdown.by.toSpliced(at, 1, by), shown: null } };
}

export function removeBy(spec: FunnelSpec, at: number): FunnelSpec {
  const { breakdown } = spec;
  if (!breakdown) return spec;
  const by = breakdown.by.toSpliced(at, 1);
  return { ...spec, breakdown: by.length === 0 ? null : { ...breakdown, by, shown: null } };
}

export function setBreakdown(spec: FunnelSpec, change: Partial<Omit<Breakdown, 'by'>>): FunnelSpec {
  return spec.breakdown ? { ...spec, breakdown: { ...spec.breakdown, ...change } } : spec;
}
