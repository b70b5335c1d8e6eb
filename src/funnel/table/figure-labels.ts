import { duration } from '../../i18n/durations';
import { count, share } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';

/** How the rate from the previous required step comes about, with its interval; '' for the first. */
export function previousFormula(steps: ChartStep[], step: ChartStep): string {
  return step.previous === null ? '' : formula(step, steps[step.previous], [step.fromPrevious, step.interval]);
}

export function firstFormula(steps: ChartStep[], step: ChartStep): string {
  return formula(step, steps[0], [step.fromFirst, step.intervalOfFirst]);
}

function formula(step: ChartStep, of: ChartStep, [rate, interval]: [number | null, ChartStep['interval']]): string {
  const words = m.funnel_formula({
    part: count(step.actors),
    whole: count(of.actors),
    rate: share(rate),
    of: of.name,
  });
  if (!interval) return words;
  return `${words}\n${m.funnel_interval({ low: share(interval.low), high: share(interval.high) })}`;
}

export function lostFormula(steps: ChartStep[], step: ChartStep): string {
  if (step.previous === null) return '';
  const before = count(steps[step.previous].actors);
  return step.optional
    ? m.funnel_lost_optional()
    : m.funnel_lost_formula({ before, here: count(step.actors), lost: count(step.lost) });
}

/** The spread around the median; '' where there are no actors. */
export function timesText(times: ChartStep['times']): string {
  if (!times) return '';
  return m.funnel_times_text({
    n: count(times.n),
    low: duration(times.p10),
    high: duration(times.p90),
    average: duration(times.average),
  });
}
