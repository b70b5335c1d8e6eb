import type { FunnelSpec } from './funnel';

/** The funnel of each value of a property: that of the first, or the last, event of a run that carries one. */
export function splitBy(spec: FunnelSpec, property: string, at: 'first' | 'last'): FunnelSpec {
  const by = [{ kind: 'property' as const, property, bins: null }];
  return { ...spec, segments: [], breakdown: { by, attribution: { at }, shown: null } };
}
