import type { FunnelSpec } from '../../../src/core/spec/funnel';

/** The names of all properties a spec reads, each once: they must be loaded before it is answered. */
export function propertiesNeeded(spec: FunnelSpec): string[] {
  const filters = [
    ...spec.steps.flatMap((step) => step.filters),
    ...spec.exclusions.flatMap((exclusion) => exclusion.filters),
    ...spec.filter.events,
    ...spec.filter.actors.flatMap((condition) => condition.filters),
    ...spec.segments.flatMap(({ conditions }) => conditions.flatMap((condition) => condition.filters)),
  ];
  const names = [
    ...(spec.actor.kind === 'column' ? [spec.actor.property] : []),
    ...filters.map((filter) => filter.property),
    ...spec.holdConstant,
    // An event's own time is not a property.
    ...(spec.breakdown?.by ?? []).flatMap(({ property }) => property ?? []),
    ...spec.segments.flatMap(({ cell }) => (cell === null ? [] : propertiesNeeded(cell.spec))),
  ];
  return [...new Set(names)];
}
