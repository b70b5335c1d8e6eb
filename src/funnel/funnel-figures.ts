import type { FunnelAnswer, FunnelSpec, Step, StepAnswer, Times } from '../contract/funnel';
import { wilson } from '../statistics/wilson';
import { locale } from '../text/locale.svelte';
import { m } from '../text/paraglide/messages';

/** A stage as drawn and as a row of the table: what the engine counted, and the rates that follow from it. */
export interface ChartStep {
  id: string;
  name: string;
  /** Whether its number belongs before its name; in any order the name says how many. */
  numbered: boolean;
  actors: number;
  optional: boolean;
  /** Index of the required step before this one, which `fromPrevious`, `lost` and `times` are taken from; null for the first. */
  previous: number | null;
  /** Share of the first step's actors, 0 … 1; 0 where nobody entered. */
  fromFirst: number | null;
  /** Share of the previous required step's actors, 0 … 1; null for the first step. */
  fromPrevious: number | null;
  /** Wilson 95 % interval of `fromPrevious`; null where there is no rate or nobody to take it of. */
  interval: { low: number; high: number } | null;
  /** Actors of the previous required step that did not come here; 0 on the first and on optional steps, which lose nobody. */
  lost: number;
  /** From the previous required step. */
  times: Times | null;
  timesFromEntry: Times | null;
}

/** The name a step goes by: its label, else its events ("cart or wishlist"). */
export function stepName(step: Step): string {
  if (step.label !== '') return step.label;
  const names = step.events.map((event) => (event === '*' ? m.chart_any_event() : event));
  return new Intl.ListFormat(locale.current, { type: 'disjunction' }).format(names);
}

/**
 * The figures of the funnel of all: one `ChartStep` per step of `spec`, which must be the one that was answered.
 * In any order, row k stands for k different steps done, whichever they were.
 */
export function figures(spec: FunnelSpec, answer: FunnelAnswer): ChartStep[] {
  const answered = answer.groups.find((group) => group.key.kind === 'all')?.steps ?? [];
  const steps = spec.steps.slice(0, answered.length);
  return steps.map((step, index) => figure({ spec, step, answered, index }));
}

function figure(of: { spec: FunnelSpec; step: Step; answered: StepAnswer[]; index: number }): ChartStep {
  const { spec, step, answered, index } = of;
  const { actors, fromPrevious: times, fromEntry } = answered[index];
  const optional = isOptional(spec, index);
  const previous = previousRequired(spec, index);
  const before = previous === null ? 0 : answered[previous].actors;
  return {
    id: step.id,
    name: spec.order === 'any' ? stepsDone(index + 1) : stepName(step),
    numbered: spec.order !== 'any',
    actors,
    optional,
    previous,
    fromFirst: rate(actors, answered[0].actors),
    fromPrevious: previous === null ? null : rate(actors, before),
    interval: previous === null || before === 0 ? null : wilson(actors, before),
    lost: previous === null || optional ? 0 : Math.max(0, before - actors),
    times,
    timesFromEntry: fromEntry,
  };
}

/** The first step never is, and in any order none is: what counts there is how many were done. */
function isOptional(spec: FunnelSpec, index: number): boolean {
  return index > 0 && spec.order !== 'any' && spec.steps[index].optional;
}

function previousRequired(spec: FunnelSpec, index: number): number | null {
  for (let before = index - 1; before >= 0; before--) if (!isOptional(spec, before)) return before;
  return null;
}

function stepsDone(count: number): string {
  return count === 1 ? m.chart_steps_done_one() : m.chart_steps_done({ count });
}

/** 0 of 0 is 0: nobody came, so nobody converted. */
function rate(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
