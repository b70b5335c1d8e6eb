import type { ActorCondition, Attribution, Exclusion, Filter, FunnelSpec, Segment } from '../../core/spec/funnel';
import { conditionsText } from '../labels/filter-labels';

/**
 * What the engine is asked for a spec as the person sees it. Stages without events are left out until they are
 * filled, as are choices of a value that name none, and segments that ask nothing; in any order nothing is optional,
 * no stage has one before it to be timed from, and an exclusion holds from the first to the last stage; segments rest
 * while there is a breakdown. A segment without a name is called by what it asks. The person's own settings stay in the
 * spec, so that switching back finds them. Null where no stage has an event.
 */
export function effectiveSpec(spec: FunnelSpec): FunnelSpec | null {
  const filled = spec.steps.flatMap(({ events }, i) => (events.length > 0 ? [i] : []));
  if (filled.length === 0) return null;
  const anyOrder = spec.order === 'any';
  const steps = filled.map((i, index) => {
    const step = spec.steps[i];
    const optional = step.optional && !anyOrder && index > 0;
    return { ...step, optional, within: anyOrder ? null : step.within, filters: effectiveFilters(step.filters) };
  });
  const span = (exclusion: Exclusion) => (anyOrder ? { from: 0, to: steps.length - 1 } : spanAmong(filled, exclusion));
  const exclusions = spec.exclusions.flatMap((exclusion) => {
    const { from, to } = span(exclusion);
    const filters = effectiveFilters(exclusion.filters);
    return exclusion.events.length > 0 && from < to ? [{ ...exclusion, filters, from, to }] : [];
  });
  const { breakdown } = spec;
  return {
    ...spec,
    steps,
    windowFrom: anyOrder ? 'entry' : spec.windowFrom,
    exclusions,
    filter: { events: effectiveFilters(spec.filter.events), actors: askedConditions(spec.filter.actors) },
    breakdown: breakdown && { ...breakdown, attribution: attributionAmong(filled, breakdown.attribution) },
    segments: breakdown ? [] : askedSegments(spec),
  };
}

/** The nearest filled stages around an exclusion, so that an empty stage at its end does not switch it off. */
function spanAmong(filled: number[], { from, to }: Exclusion): { from: number; to: number } {
  const before = filled.findLastIndex((i) => i <= from);
  const after = filled.findIndex((i) => i >= to);
  return { from: Math.max(before, 0), to: after < 0 ? filled.length - 1 : after };
}

/** A stage that was left out gives nobody a value. */
function attributionAmong(filled: number[], attribution: Attribution): Attribution {
  if (attribution.at !== 'step') return attribution;
  const step = filled.indexOf(attribution.step);
  return step < 0 ? { at: 'first' } : { at: 'step', step };
}

/** A filter on values has no effect before a value is chosen. */
function isAsked(filter: Filter): boolean {
  return filter.op !== 'in' || filter.values.length > 0;
}

export function effectiveFilters(filters: Filter[]): Filter[] {
  return filters.every(isAsked) ? filters : filters.filter(isAsked);
}

/** A condition without a chosen value would hold for everybody. */
function askedConditions(conditions: ActorCondition[]): ActorCondition[] {
  return conditions.flatMap((condition) => {
    const filters = effectiveFilters(condition.filters);
    const waits = condition.filters.length > 0 && filters.length === 0;
    return condition.events.length > 0 && !waits ? [{ ...condition, filters }] : [];
  });
}

/** A drill-down counted over another kind of actor can't be applied. */
export function drilldownHolds({ actor }: FunnelSpec, { cell }: Segment): boolean {
  return cell === null || JSON.stringify(cell.spec.actor) === JSON.stringify(actor);
}

function askedSegments(spec: FunnelSpec): Segment[] {
  return spec.segments.flatMap((segment) => {
    const conditions = askedConditions(segment.conditions);
    if (!drilldownHolds(spec, segment) || (conditions.length === 0 && segment.cell === null)) return [];
    return [{ ...segment, label: segment.label.trim() || conditionsText(conditions), conditions }];
  });
}
