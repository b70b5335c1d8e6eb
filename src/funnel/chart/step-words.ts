import { decimal, count, share, shortCount } from '../../text/numbers';
import { duration } from '../../text/durations';
import { m } from '../../text/paraglide/messages';
import type { ChartStep } from '../funnel-figures';
import { labelWidth, type LabelKind, type Room } from './drawing';

/** What a step's labels say, '' where nothing. */
export interface StepWords {
  count: string;
  share: string;
  rate: string;
  lost: string;
  time: string;
}

/** How wordy: all steps alike, so that labels compare at a glance. */
type Wording = 'full' | 'plain' | 'short';

/** The wordiest labels that fit `width` on every step. */
export function stepWords(steps: ChartStep[], width: number, room: Room): StepWords[] {
  const tries = (['full', 'plain'] as const).map((wording) => steps.map((step) => words(step, wording)));
  const fits = (kind: LabelKind, text: string) => labelWidth(kind, text, room.measure) <= width;
  const fitting = tries.find((all) =>
    all.every((say) => fits('count', say.count) && fits('lost', say.lost) && fits('time', say.time)),
  );
  return fitting ?? steps.map((step) => words(step, 'short'));
}

function words(step: ChartStep, wording: Wording): StepWords {
  const time = step.times ? duration(step.times.median) : '';
  return {
    count: wording === 'short' ? shortCount(step.actors) : count(step.actors),
    share: share(step.fromFirst),
    rate: step.previous === null ? '' : share(step.fromPrevious),
    lost: step.lost === 0 ? '' : lostWords(step.lost, wording),
    time: wording === 'full' && time !== '' ? m.chart_median({ time }) : time,
  };
}

function lostWords(lost: number, wording: Wording): string {
  if (wording === 'full') return m.chart_lost({ count: count(lost) });
  return `−${wording === 'short' ? shortCount(lost) : count(lost)}`;
}

/** A step's number as it stands before its name. */
export function ordinal(index: number): string {
  return decimal(index + 1, 0);
}
