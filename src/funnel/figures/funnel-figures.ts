import type { GroupColours } from '../../chart/colours';
import { drawnGroups } from '../../chart/drawn-groups';
import { groupId } from '../../chart/group-id';
import { groupName } from '../../chart/group-labels';
import type { FunnelAnswer, FunnelSpec, GroupKey, Step, StepAnswer, Times } from '../../core/spec/funnel';
import { isOptional, requiredStepBefore } from '../../core/spec/required-steps';
import { minActors } from '../../core/stats/compare-proportions';
import { shareOf } from '../../core/stats/share-of';
import { wilson, type RateInterval } from '../../core/stats/wilson';
import { locale } from '../../i18n/locale.svelte';
import { m } from '../../i18n/paraglide/messages';
import { shortText } from '../../i18n/short-text';

/** A stage as drawn and as a row of the table: what the engine counted, and the rates that follow from it. */
export interface ChartStep {
  id: string;
  name: string;
  /** Whether its number is shown before its name; in any order the name contains the number of stages done. */
  numbered: boolean;
  actors: number;
  optional: boolean;
  /**
   * Index of the required step before this one, which `fromPrevious`, `lost` and `times` are taken from; null for the
   * first.
   */
  previous: number | null;
  /** Share of the first step's actors, 0 … 1; null where nobody entered. */
  fromFirst: number | null;
  /**
   * Share of the previous required step's actors, 0 … 1; null for the first step, and where nobody reached the previous
   * one.
   */
  fromPrevious: number | null;
  /** Wilson 95 % interval of `fromPrevious`; null where there is no rate or nobody to take it of. */
  interval: RateInterval | null;
  /** The same of `fromFirst`. */
  intervalOfFirst: RateInterval | null;
  /**
   * Actors of the previous required step that did not come here; 0 on the first and on optional steps, which lose
   * nobody.
   */
  lost: number;
  /** From the previous required step. */
  times: Times | null;
  timesFromEntry: Times | null;
}

/** One of the funnels side by side: a breakdown's values, a segment, or all groups that are not drawn. */
export interface GroupFigures {
  key: GroupKey;
  /** Of the key: the same text for the same group. */
  id: string;
  name: string;
  /** A CSS value, the same for the group everywhere. */
  colour: string;
  /** Whether it stands in the drawing; the others are in the table alone. */
  drawn: boolean;
  /** Entered by fewer actors than the minimum for a conclusion. */
  few: boolean;
  steps: ChartStep[];
}

/** The display name of a step: its label, else its events ("cart or wishlist"). */
export function stepName(step: Step): string {
  if (step.label !== '') return shortText(step.label);
  const names = step.events.map((event) => (event === '*' ? m.chart_any_event() : shortText(event)));
  return shortText(new Intl.ListFormat(locale.current, { type: 'disjunction' }).format(names));
}

/**
 * The figures of the funnel of all: one `ChartStep` per step of `spec`, which must be the one that was answered.
 * In any order, row k counts actors with k different steps done, whichever they were.
 */
export function figures(spec: FunnelSpec, answer: FunnelAnswer): ChartStep[] {
  const answered = answer.groups.find((group) => group.key.kind === 'all')?.steps ?? [];
  return figuresOf(spec, answered, stepNames(spec));
}

/** The figures of every group of an answer but "all", in its order; those drawn now get their `colours`. */
export function groupFigures(spec: FunnelSpec, answer: FunnelAnswer, colours: GroupColours): GroupFigures[] {
  const drawn = new Set(drawnGroups(spec, answer));
  colours.draw([...drawn].map(({ key }) => key));
  const names = stepNames(spec);
  const groups = answer.groups.filter(({ key }) => key.kind !== 'all');
  return groups.map((group) => ({
    key: group.key,
    id: groupId(group.key),
    name: groupName(group.key, spec),
    colour: colours.of(group.key),
    drawn: drawn.has(group) || group.key.kind === 'other',
    few: (group.steps.at(0)?.actors ?? 0) < minActors,
    steps: figuresOf(spec, group.steps, names),
  }));
}

function stepNames(spec: FunnelSpec): string[] {
  return spec.steps.map((step, index) => (spec.order === 'any' ? stepsDone(index + 1) : stepName(step)));
}

function figuresOf(spec: FunnelSpec, answered: StepAnswer[], names: string[]): ChartStep[] {
  const steps = spec.steps.slice(0, answered.length);
  return steps.map((step, index) => ({ id: step.id, name: names[index], ...figure({ spec, answered, index }) }));
}

function figure(of: { spec: FunnelSpec; answered: StepAnswer[]; index: number }): Omit<ChartStep, 'id' | 'name'> {
  const { spec, answered, index } = of;
  const { actors, fromPrevious: times, fromEntry } = answered[index];
  const optional = isOptional(spec, index);
  const previous = requiredStepBefore(spec, index);
  const before = previous === null ? 0 : answered[previous].actors;
  return {
    numbered: spec.order !== 'any',
    actors,
    optional,
    previous,
    fromFirst: shareOf(actors, answered[0].actors),
    fromPrevious: previous === null ? null : shareOf(actors, before),
    interval: previous === null || before === 0 ? null : wilson(actors, before),
    intervalOfFirst: previous === null || answered[0].actors === 0 ? null : wilson(actors, answered[0].actors),
    lost: previous === null || optional ? 0 : Math.max(0, before - actors),
    times,
    timesFromEntry: fromEntry,
  };
}

function stepsDone(count: number): string {
  return count === 1 ? m.chart_steps_done_one() : m.chart_steps_done({ count });
}
