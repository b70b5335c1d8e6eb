import type { FunnelSpec } from '../../src/contract/funnel';

/** The names of all properties a spec reads, each once: they must be loaded before it is asked. */
export function propertiesNeeded(spec: FunnelSpec): string[] {
  const filters = [
    ...spec.steps.flatMap((step) => step.filters),
    ...spec.exclusions.flatMap((exclusion) => exclusion.filters),
    ...spec.filter.events,
    ...spec.filter.actors.flatMap((condition) => condition.filters),
  ];
  const names = [...filters.map((filter) => filter.property), ...splitting(spec)];
  return [...new Set(spec.actor.kind === 'column' ? [spec.actor.property, ...names] : names)];
}

/** Those of the breakdown; an event's own time is none. */
function splitting({ breakdown }: FunnelSpec): string[] {
  return (breakdown?.by ?? []).flatMap(({ property }) => property ?? []);
}
