import type { FunnelSpec } from '../contract/funnel';

/** The properties a funnel reads, each once. */
export function propertiesOf(spec: FunnelSpec): string[] {
  const filters = [
    ...spec.steps.flatMap((step) => step.filters),
    ...spec.exclusions.flatMap((exclusion) => exclusion.filters),
    ...spec.filter.events,
    ...spec.filter.actors.flatMap((condition) => condition.filters),
  ];
  const names = filters.map((filter) => filter.property);
  return [...new Set(spec.actor.kind === 'column' ? [spec.actor.property, ...names] : names)];
}
