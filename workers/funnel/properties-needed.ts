import type { FunnelSpec } from '../../src/contract/funnel';

/** The names of all properties a spec reads, each once: they must be loaded before it is asked. */
export function propertiesNeeded(spec: FunnelSpec): string[] {
  const filters = [
    ...spec.steps.flatMap((step) => step.filters),
    ...spec.exclusions.flatMap((exclusion) => exclusion.filters),
    ...spec.filter.events,
    ...spec.filter.actors.flatMap((condition) => condition.filters),
  ];
  const names = filters.map((filter) => filter.property);
  return [...new Set(spec.actor.kind === 'column' ? [spec.actor.property, ...names] : names)];
}
