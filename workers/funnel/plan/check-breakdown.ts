import type { Attribution, Bins, FunnelSpec } from '../../../src/core/spec/funnel';
import { maxBins } from '../../../src/core/spec/limits';
import type { EventStore } from '../../store/event-store';

/** The invalid part of a breakdown; null where it is valid. */
export function faultyBreakdown({ breakdown, steps }: FunnelSpec): string | null {
  if (breakdown === null) return null;
  const { by, attribution } = breakdown;
  if (by.length < 1 || by.length > 2) return 'breakdown.by';
  const faulty = by.findIndex((each) => each.kind === 'property' && each.bins !== null && !areBins(each.bins));
  if (faulty >= 0) return `breakdown.by[${faulty}].bins`;
  return isAttribution(attribution, steps.length) ? null : 'breakdown.attribution';
}

function areBins(bins: Bins): boolean {
  if (bins.by !== 'edges') return Number.isInteger(bins.count) && bins.count >= 1 && bins.count <= maxBins;
  const { edges } = bins;
  const ascending = edges.every((edge, n) => Number.isFinite(edge) && (n === 0 || edge > edges[n - 1]));
  return ascending && edges.length >= 1 && edges.length <= maxBins;
}

function isAttribution(attribution: Attribution, steps: number): boolean {
  if (attribution.at !== 'step') return true;
  return Number.isInteger(attribution.step) && attribution.step >= 0 && attribution.step < steps;
}

/** Texts cannot be binned; a property without any value counts as either kind. */
export function textInBins({ breakdown }: FunnelSpec, store: EventStore): string | null {
  const text = (breakdown?.by ?? []).findIndex((by) => {
    const property = by.kind === 'property' && by.bins !== null ? store.properties.get(by.property) : undefined;
    return property?.kind === 'text' && property.values.length > 1;
  });
  return text < 0 ? null : `breakdown.by[${text}].bins`;
}
