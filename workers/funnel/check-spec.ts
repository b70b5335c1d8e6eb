import type { Bins, Exclusion, Filter, FunnelSpec, Step } from '../../src/contract/funnel';
import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { EventStore } from '../store/event-store';
import { parseDay } from './date-range';
import { mostExclusions } from './event-masks';
import { exclusionRanges } from './exclusion-ranges';
import { propertiesNeeded } from './properties-needed';

const mostSteps = 20;
/** More could not be told apart on a screen. */
const mostBins = 1000;

/** Whether a spec makes sense and the store has what it asks for; else `invalid_spec`, `unknown_property` or `exclusion_is_step`. */
export function checkSpec(spec: FunnelSpec, store: EventStore): Outcome<null> {
  const where =
    faultySteps(spec) ?? faultyLimits(spec) ?? faultyExclusions(spec) ?? faultyFilters(spec) ?? faultyBreakdown(spec);
  if (where !== null) return failure('invalid_spec', { where });
  const unknown = propertiesNeeded(spec).find((name) => !store.properties.has(name));
  if (unknown !== undefined) return failure('unknown_property', { where: unknown });
  const text = textInBins(spec, store);
  if (text >= 0) return failure('invalid_spec', { where: `breakdown.by[${text}].bins` });
  for (const exclusion of spec.exclusions) {
    const step = spec.steps.find((each) => sameEvents(exclusion, each));
    if (step) return failure('exclusion_is_step', { where: nameOf(step), value: nameOf(exclusion) });
  }
  return success(null);
}

function faultySteps({ steps, order }: FunnelSpec): string | null {
  if (steps.length < 1 || steps.length > mostSteps) return 'steps';
  for (const [k, step] of steps.entries()) {
    if (step.events.length === 0) return `steps[${k}].events`;
    if (step.optional && (k === 0 || order === 'any')) return `steps[${k}].optional`;
    if (step.within !== null && !isLength(step.within.value)) return `steps[${k}].within`;
  }
  return null;
}

/** Zero or more, and a number. */
function isLength(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function faultyLimits({ window, actor, dateRange: { from, to }, tieTolerance, order }: FunnelSpec): string | null {
  if (window !== null && !isLength(window.value)) return 'window';
  if (actor.kind === 'session' && !isLength(actor.gapMinutes)) return 'actor';
  // Where nothing may lie between two steps, "either order" has no meaning.
  if (!isLength(tieTolerance) || (tieTolerance > 0 && order === 'strict')) return 'tieTolerance';
  for (const day of [from, to]) if (day !== null && parseDay(day) === null) return 'dateRange';
  return from !== null && to !== null && from > to ? 'dateRange' : null;
}

function faultyExclusions({ exclusions, steps, order }: FunnelSpec): string | null {
  for (const [x, { events, from, to }] of exclusions.entries()) {
    const inside = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to < steps.length;
    if (events.length === 0 || !inside) return `exclusions[${x}]`;
    if (order === 'any' && (from !== 0 || to !== steps.length - 1)) return `exclusions[${x}]`;
  }
  return exclusionRanges(exclusions).length > mostExclusions ? 'exclusions' : null;
}

function faultyFilters({ filter }: FunnelSpec): string | null {
  const faulty = filter.actors.findIndex(({ times, events }) => !(times >= 1) || events.length === 0);
  return faulty < 0 ? null : `filter.actors[${faulty}]`;
}

function faultyBreakdown({ breakdown, steps }: FunnelSpec): string | null {
  if (breakdown === null) return null;
  const { by, attribution } = breakdown;
  if (by.length < 1 || by.length > 2) return 'breakdown.by';
  const faulty = by.findIndex((each) => each.kind === 'property' && each.bins !== null && !areBins(each.bins));
  if (faulty >= 0) return `breakdown.by[${faulty}].bins`;
  if (attribution.at === 'all') return 'breakdown.attribution';
  const isStep = attribution.at !== 'step' || (Number.isInteger(attribution.step) && attribution.step in steps);
  return isStep ? null : 'breakdown.attribution';
}

function areBins(bins: Bins): boolean {
  if (bins.by !== 'edges') return Number.isInteger(bins.count) && bins.count >= 1 && bins.count <= mostBins;
  const { edges } = bins;
  const ascending = edges.every((edge, n) => Number.isFinite(edge) && (n === 0 || edge > edges[n - 1]));
  return ascending && edges.length >= 1 && edges.length <= mostBins;
}

/** Texts have no bins; a property without any value may be either. */
function textInBins({ breakdown }: FunnelSpec, store: EventStore): number {
  return (breakdown?.by ?? []).findIndex((by) => {
    const property = by.kind === 'property' && by.bins !== null ? store.properties.get(by.property) : undefined;
    return property?.kind === 'text' && property.values.length > 1;
  });
}

/** An exclusion equals a step where both name an event and ask the same of it. */
function sameEvents(exclusion: Exclusion, step: Step): boolean {
  return (
    step.events.some((name) => exclusion.events.includes(name)) &&
    filtersKey(step.filters) === filtersKey(exclusion.filters)
  );
}

function filtersKey(filters: readonly Filter[]): string {
  return JSON.stringify(filters.map((filter) => JSON.stringify(Object.entries(filter).sort())).sort());
}

function nameOf({ events, ...rest }: Step | Exclusion): string {
  return 'label' in rest && rest.label !== '' ? rest.label : events.join(', ');
}
