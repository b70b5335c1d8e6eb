import type {
  Actor,
  ActorCondition,
  DateRange,
  Exclusion,
  Filter,
  FunnelCell,
  FunnelSpec,
  Step,
} from '../../../src/core/spec/funnel';
import { maxSteps } from '../../../src/core/spec/limits';
import { failure, success, type Outcome } from '../../../src/core/outcome';
import type { EventStore } from '../../store/event-store';
import { faultyBreakdown, textInBins } from './check-breakdown';
import { parseDay } from './date-range';
import { maxExclusions } from './event-masks';
import { exclusionRanges } from './exclusion-ranges';
import { propertiesNeeded } from './properties-needed';

/** Whether a spec is valid for a store; else fails with `invalid_spec`, `unknown_property` or `exclusion_is_step`. */
export function checkSpec(spec: FunnelSpec, store: EventStore): Outcome<null> {
  const where = checks.reduce<string | null>((fault, check) => fault ?? check(spec), null);
  if (where !== null) return failure('invalid_spec', { where });
  const unknown = propertiesNeeded(spec).find((name) => !store.properties.has(name));
  if (unknown !== undefined) return failure('unknown_property', { where: unknown });
  const text = textInBins(spec, store);
  if (text !== null) return failure('invalid_spec', { where: text });
  for (const exclusion of spec.exclusions) {
    const step = spec.steps.find((each) => sameEvents(exclusion, each));
    if (step) return failure('exclusion_is_step', { where: specPartName(step), value: specPartName(exclusion) });
  }
  return checkSegments(spec, store);
}

const checks = [faultySteps, faultyLimits, faultyExclusions, faultyFilters, faultyBreakdown];

/** A segment can only refer to a funnel over the same kind of actor. */
function checkSegments({ segments, actor }: FunnelSpec, store: EventStore): Outcome<null> {
  for (const [n, { id, conditions, cell }] of segments.entries()) {
    const where = `segments[${n}]`;
    if (segments.findIndex((each) => each.id === id) < n) return failure('invalid_spec', { where: `${where}.id` });
    const faulty = conditions.findIndex(isFaulty);
    if (faulty >= 0) return failure('invalid_spec', { where: `${where}.conditions[${faulty}]` });
    if (cell === null) continue;
    if (!isSameActor(cell.spec.actor, actor)) return failure('invalid_spec', { where: `${where}.cell.spec.actor` });
    const checked = checkSpec(cell.spec, store);
    const found = checked.ok ? checkCell(cell) : checked;
    if (found.ok) continue;
    const { failure: fault } = found;
    if (fault.kind !== 'invalid_spec') return found;
    return failure('invalid_spec', { ...fault, where: `${where}.cell.${fault.where}` });
  }
  return success(null);
}

function isSameActor(a: Actor, b: Actor): boolean {
  if (a.kind === 'session') return b.kind === 'session' && a.gapMinutes === b.gapMinutes;
  return a.kind === 'column' ? b.kind === 'column' && a.property === b.property : b.kind === 'user';
}

/** Whether a cell exists in its funnel; else fails with `invalid_spec`. */
export function checkCell({ spec, step, part, seconds, entered }: FunnelCell): Outcome<null> {
  const exists = (k: number) => Number.isInteger(k) && k >= 0 && k < spec.steps.length;
  if (!exists(step) || (part === 'lost' && step === 0)) {
    return failure('invalid_spec', { where: 'step', value: String(step) });
  }
  if (seconds !== null) {
    const { fromStep, toStep, least, most } = seconds;
    const inOrder = exists(fromStep) && exists(toStep) && fromStep < toStep && least <= most;
    if (!inOrder) return failure('invalid_spec', { where: 'seconds' });
  }
  return areDays(entered) ? success(null) : failure('invalid_spec', { where: 'entered' });
}

function faultySteps({ steps, order }: FunnelSpec): string | null {
  if (steps.length < 1 || steps.length > maxSteps) return 'steps';
  for (const [k, step] of steps.entries()) {
    if (step.events.length === 0) return `steps[${k}].events`;
    if (step.optional && (k === 0 || order === 'any')) return `steps[${k}].optional`;
    // With order `any` there is no previous step.
    if (step.within !== null && (order === 'any' || !isLength(step.within.value))) return `steps[${k}].within`;
  }
  return null;
}

/** Whether it is a number, zero or more. */
function isLength(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function faultyLimits({ window, windowFrom, actor, dateRange, tieTolerance, order }: FunnelSpec): string | null {
  if (order === 'any' && windowFrom === 'previous') return 'windowFrom';
  if (window !== null && !isLength(window.value)) return 'window';
  if (actor.kind === 'session' && !isLength(actor.gapMinutes)) return 'actor';
  // Where nothing may lie between two steps, a tie tolerance has no meaning.
  if (!isLength(tieTolerance) || (tieTolerance > 0 && order === 'strict')) return 'tieTolerance';
  return areDays(dateRange) ? null : 'dateRange';
}

/** Whether both days exist and are in order. */
function areDays({ from, to }: DateRange): boolean {
  if ([from, to].some((day) => day !== null && parseDay(day) === null)) return false;
  return from === null || to === null || from <= to;
}

function faultyExclusions({ exclusions, steps, order }: FunnelSpec): string | null {
  for (const [x, { events, from, to }] of exclusions.entries()) {
    const inside = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to < steps.length;
    if (events.length === 0 || !inside) return `exclusions[${x}]`;
    if (order === 'any' && (from !== 0 || to !== steps.length - 1)) return `exclusions[${x}]`;
  }
  return exclusionRanges(exclusions).length > maxExclusions ? 'exclusions' : null;
}

function faultyFilters({ filter }: FunnelSpec): string | null {
  const faulty = filter.actors.findIndex(isFaulty);
  return faulty < 0 ? null : `filter.actors[${faulty}]`;
}

function isFaulty({ times, events, dates }: ActorCondition): boolean {
  return !(times >= 1) || events.length === 0 || !areDays(dates);
}

/** An exclusion equals a step where both have an event name in common and the same filters. */
function sameEvents(exclusion: Exclusion, step: Step): boolean {
  return (
    step.events.some((name) => exclusion.events.includes(name)) &&
    filtersKey(step.filters) === filtersKey(exclusion.filters)
  );
}

function filtersKey(filters: readonly Filter[]): string {
  return JSON.stringify(filters.map((filter) => JSON.stringify(Object.entries(filter).sort())).sort());
}

function specPartName({ events, ...rest }: Step | Exclusion): string {
  return 'label' in rest && rest.label !== '' ? rest.label : events.join(', ');
}
