import type { Filter, FunnelSpec } from '../../core/spec/funnel';
import { segmentsOf } from './conditions';

/** All conditions on properties that a funnel has. */
export function filtersOf(spec: FunnelSpec): Filter[] {
  return [
    ...spec.steps.flatMap((step) => step.filters),
    ...spec.exclusions.flatMap((exclusion) => exclusion.filters),
    ...spec.filter.events,
    ...spec.filter.actors.flatMap((condition) => condition.filters),
    ...segmentsOf(spec).flatMap(({ conditions }) => conditions.flatMap((condition) => condition.filters)),
  ];
}

/** The properties a funnel reads, each once. */
export function propertiesRead(spec: FunnelSpec): string[] {
  const names = filtersOf(spec).map((filter) => filter.property);
  const actor = spec.actor.kind === 'column' ? [spec.actor.property] : [];
  const groups = (spec.breakdown?.by ?? []).flatMap(({ property }) => property ?? []);
  return [...new Set([...actor, ...names, ...spec.holdConstant, ...groups])];
}
