import { freeId } from '../../core/free-id';
import type { Breakdown, Exclusion, Filter, FunnelSpec, Step } from '../../core/spec/funnel';
import { maxSteps } from '../../core/spec/limits';
import { newStep } from './default-spec';

/**
 * Edits of a spec. Each takes a valid spec and gives a valid one: 1 to 20 steps, ids unique and kept, the first
 * step never optional, exclusions on the steps they were set on. An edit that cannot be made gives the spec itself.
 */

/** Undefined for an index without a step, −1 included. */
export function stepAt(spec: FunnelSpec, at: number): Step | undefined {
  return spec.steps[at];
}

/** Inserts a stage of `events` at index `at`; later stages move on. */
export function insertStep(spec: FunnelSpec, at: number, events: string[]): FunnelSpec {
  if (spec.steps.length >= maxSteps) return spec;
  const place = clamp(at, 0, spec.steps.length);
  const steps = spec.steps.toSpliced(place, 0, newStep(freeStepId(spec), unique(events)));
  const moved = (i: number) => (i >= place ? i + 1 : i);
  return followed(spec, steps, moved);
}

/** Adds an alternative event to step `at`. */
export function addEvent(spec: FunnelSpec, at: number, event: string): FunnelSpec {
  const step = stepAt(spec, at);
  if (!step || step.events.includes(event)) return spec;
  // '*' matches everything already, so adding a name replaces it.
  return setStep(spec, at, { events: [...step.events.filter((name) => name !== '*'), event] });
}

export function removeEvent(spec: FunnelSpec, at: number, event: string): FunnelSpec {
  const step = stepAt(spec, at);
  if (!step?.events.includes(event)) return spec;
  return setStep(spec, at, { events: step.events.filter((name) => name !== event) });
}

/** Moves the step at `from` to index `to`; exclusions follow their steps. */
export function moveStep(spec: FunnelSpec, from: number, to: number): FunnelSpec {
  const step = stepAt(spec, from);
  const place = clamp(to, 0, spec.steps.length - 1);
  if (!step || place === from) return spec;
  const steps = spec.steps.toSpliced(from, 1).toSpliced(place, 0, step);
  return followed(spec, steps, (i) => steps.indexOf(spec.steps[i]));
}

export function renameStep(spec: FunnelSpec, at: number, label: string): FunnelSpec {
  const step = stepAt(spec, at);
  return step && step.label !== label ? setStep(spec, at, { label }) : spec;
}

/** Removes a step; the only step is emptied instead. Exclusions shrink to the remaining steps. */
export function removeStep(spec: FunnelSpec, at: number): FunnelSpec {
  if (!stepAt(spec, at)) return spec;
  if (spec.steps.length === 1) return withSteps(spec, [newStep(freeStepId(spec), [])]);
  const steps = spec.steps.toSpliced(at, 1);
  return respanned(spec, steps, ({ from, to }) => ({
    from: from > at ? from - 1 : from,
    to: to >= at ? to - 1 : to,
  }));
}

export function setStep(spec: FunnelSpec, at: number, change: Partial<Omit<Step, 'id'>>): FunnelSpec {
  const steps = spec.steps.map((step, i) => (i === at ? { ...step, ...change } : step));
  return { ...spec, steps: firstRequired(steps) };
}

/** Adds a filter to the events of step `at`. */
export function addFilter(spec: FunnelSpec, at: number, filter: Filter): FunnelSpec {
  const step = stepAt(spec, at);
  return step ? setStep(spec, at, { filters: [...step.filters, filter] }) : spec;
}

/** Replaces all stages; references to the old ones are removed. */
export function withSteps(spec: FunnelSpec, steps: Step[]): FunnelSpec {
  return { ...spec, steps, exclusions: [], breakdown: attributed(spec, []) };
}

/** Sets anything but steps and exclusions, which have their own edits. */
export function setRule(spec: FunnelSpec, change: Partial<Omit<FunnelSpec, 'steps' | 'exclusions'>>): FunnelSpec {
  return { ...spec, ...change };
}

/** Excludes `event` between steps `from` and `to`; joins an exclusion of the same range, whatever its effect. */
export function exclude(spec: FunnelSpec, event: string, between: { from: number; to: number }): FunnelSpec {
  const last = spec.steps.length - 1;
  const from = clamp(between.from, 0, last);
  const to = clamp(between.to, 0, last);
  if (from >= to) return spec;
  const same = spec.exclusions.findIndex(
    (other) => other.from === from && other.to === to && other.filters.length === 0,
  );
  if (same >= 0) {
    const joined = spec.exclusions[same];
    return joined.events.includes(event) ? spec : setExclusion(spec, same, { events: [...joined.events, event] });
  }
  const exclusion: Exclusion = { events: [event], filters: [], from, to, effect: 'drop' };
  return { ...spec, exclusions: [...spec.exclusions, exclusion] };
}

/** Ignores a change that leaves no event or an empty range. */
export function setExclusion(spec: FunnelSpec, at: number, change: Partial<Exclusion>): FunnelSpec {
  if (at < 0 || at >= spec.exclusions.length) return spec;
  const next = { ...spec.exclusions[at], ...change };
  if (next.events.length === 0 || next.from < 0 || next.from >= next.to || next.to >= spec.steps.length) return spec;
  return { ...spec, exclusions: spec.exclusions.with(at, next) };
}

export function removeExclusion(spec: FunnelSpec, at: number): FunnelSpec {
  const there = at >= 0 && at < spec.exclusions.length;
  return there ? { ...spec, exclusions: spec.exclusions.toSpliced(at, 1) } : spec;
}

interface StepSpan {
  from: number;
  to: number;
}

/**
 * An exclusion over the whole funnel stays one when stages come, go or change places, since the person said
 * "anywhere"; any other follows the two steps it names, and goes when nothing is left between them.
 */
function respanned(spec: FunnelSpec, steps: Step[], moved: (span: StepSpan) => StepSpan): FunnelSpec {
  const exclusions = spec.exclusions.flatMap((exclusion) => {
    const whole = exclusion.from === 0 && exclusion.to === spec.steps.length - 1;
    const span = whole ? { from: 0, to: steps.length - 1 } : moved(exclusion);
    return span.from < span.to ? [{ ...exclusion, ...span }] : [];
  });
  return { ...spec, steps: firstRequired(steps), exclusions, breakdown: attributed(spec, steps) };
}

/** The value of a stage follows that stage; of one that is gone, it is the first value again. */
function attributed(spec: FunnelSpec, steps: Step[]): Breakdown | null {
  const { breakdown } = spec;
  if (breakdown?.attribution.at !== 'step') return breakdown;
  const of = stepAt(spec, breakdown.attribution.step);
  const step = steps.findIndex(({ id }) => id === of?.id);
  return { ...breakdown, attribution: step < 0 ? { at: 'first' } : { at: 'step', step } };
}

/** For edits that keep every step: a range is reversed where its two steps have swapped order. */
function followed(spec: FunnelSpec, steps: Step[], moved: (i: number) => number): FunnelSpec {
  return respanned(spec, steps, ({ from, to }) => {
    const [a, b] = [moved(from), moved(to)];
    return { from: Math.min(a, b), to: Math.max(a, b) };
  });
}

function firstRequired(steps: Step[]): Step[] {
  return steps[0].optional ? steps.with(0, { ...steps[0], optional: false }) : steps;
}

function freeStepId({ steps }: FunnelSpec): string {
  return freeId('s', steps);
}

const unique = (events: string[]) => [...new Set(events)];

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
