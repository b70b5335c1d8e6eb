import { count, share } from '../../i18n/numbers';
import { duration } from '../../i18n/durations';
import { locale } from '../../i18n/locale.svelte';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep, GroupFigures } from '../figures/funnel-figures';
import type { ChartCell } from './cells';

/** The whole funnel in a sentence or two, for screen readers. */
export function summarySentence(steps: ChartStep[]): string {
  const [first, last] = [steps.at(0), steps.at(-1)];
  if (!first || !last) return m.chart_no_steps();
  const summary = m.chart_summary({
    steps: count(steps.length),
    entered: count(first.actors),
    finished: count(last.actors),
    share: share(last.fromFirst),
    last: last.name,
  });
  const worst = steps.reduce((most, step) => (step.lost > most.lost ? step : most));
  if (worst.lost === 0) return summary;
  const loss = m.chart_summary_loss({
    name: worst.name,
    lost: count(worst.lost),
    share: lostShare(worst),
  });
  return `${summary} ${loss}`;
}

function lostShare({ fromPrevious }: ChartStep): string {
  return share(fromPrevious === null ? null : 1 - fromPrevious);
}

/** The same of several funnels in one drawing. */
export function groupsSentence(all: ChartStep[], groups: GroupFigures[]): string {
  const finished = groups.map(({ name, steps }) =>
    m.chart_group_finished({ name, share: share(steps.at(-1)?.fromFirst ?? null) }),
  );
  const list = new Intl.ListFormat(locale.current, { type: 'unit' }).format(finished);
  return m.chart_group_summary({ summary: summarySentence(all), groups: count(groups.length), list });
}

/** A step's bar in words. */
function barSentence(steps: ChartStep[], index: number): string {
  const step = steps[index];
  const [total, name] = [count(steps.length), step.name];
  if (step.previous === null) return m.chart_bar_first({ steps: total, name, count: count(step.actors) });
  const previous = steps[step.previous].name;
  const figures = {
    step: count(index + 1),
    steps: total,
    name,
    count: count(step.actors),
    rate: share(step.fromPrevious),
    previous,
  };
  const reached = step.optional
    ? m.chart_bar_optional(figures)
    : m.chart_bar({ ...figures, share: share(step.fromFirst) });
  return step.times ? `${reached} ${m.chart_bar_time({ previous, time: duration(step.times.median) })}` : reached;
}

/** Those lost on the way to a step, in words. */
function lostSentence(steps: ChartStep[], index: number): string {
  const step = steps[index];
  const previous = steps[step.previous ?? 0];
  return m.chart_lost_part({
    previous: previous.name,
    name: step.name,
    lost: count(step.lost),
    rate: lostShare(step),
    count: count(previous.actors),
  });
}

/** The parts of each step in words; `targetOf` returns a step's distance from its target, '' where it has none. */
export function cellSentences(
  steps: ChartStep[],
  targetOf: (step: number) => string,
): Record<ChartCell['part'], string>[] {
  return steps.map((_, step) => ({
    passed: [barSentence(steps, step), targetOf(step)].join(' ').trimEnd(),
    lost: lostSentence(steps, step),
  }));
}
