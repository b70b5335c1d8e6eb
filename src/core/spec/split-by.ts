import type { FunnelSpec } from './funnel';

/** Breaks a funnel down by a property: the value of the first, or last, event of a run that has one. */
export function splitBy(spec: FunnelSpec, property: string, at: 'first' | 'last'): FunnelSpec {
  const by = [{ kind: 'property' as const, property, bins: null }];
  return { ...spec, segments: [], breakdown: { by, attribution: { at }, shown: null } };
}
