import { duration, shortDuration } from '../../i18n/durations';
import { count, share, shortCount } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';
import { labelWidth, type LabelKind } from './drawing';
import type { DrawingSize } from './scene';

/** The text of a step's labels, '' for none. */
export interface StepLabels {
  count: string;
  share: string;
  rate: string;
  lost: string;
  time: string;
}

type StepWording = (step: ChartStep) => string;

/** Longest wording first. */
const countWordings: StepWording[] = [(step) => count(step.actors), (step) => shortCount(step.actors)];
const lostWordings: StepWording[] = [
  (step) => m.chart_lost({ count: count(step.lost) }),
  (step) => `−${count(step.lost)}`,
  (step) => `−${shortCount(step.lost)}`,
];
const timeWordings: StepWording[] = [
  (step) => m.chart_median({ time: duration(step.times?.median ?? null) }),
  (step) => duration(step.times?.median ?? null),
  (step) => shortDuration(step.times?.median ?? null),
];

/** The labels' text at `width` pixels each: all steps in the same wording, so that they are easy to compare. */
export function stepLabels(steps: ChartStep[], width: number, room: DrawingSize): StepLabels[] {
  const wording = (kind: LabelKind, wordings: StepWording[], concerned: ChartStep[]) =>
    wordings.find((labelOf) => concerned.every((step) => labelWidth(kind, labelOf(step), room.measure) <= width)) ??
    wordings.at(-1)!;
  const losing = steps.filter((step) => step.lost > 0);
  const timed = steps.filter((step) => step.times !== null);
  const countLabel = wording('count', countWordings, steps);
  const lostLabel = wording('lost', lostWordings, losing);
  const timeLabel = wording('time', timeWordings, timed);
  return steps.map((step) => ({
    count: countLabel(step),
    share: share(step.fromFirst),
    rate: step.previous === null ? '' : share(step.fromPrevious),
    lost: step.lost > 0 ? lostLabel(step) : '',
    time: step.times === null ? '' : timeLabel(step),
  }));
}
