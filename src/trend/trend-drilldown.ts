import type { Breakdown, DateRange, FunnelPlace } from '../core/spec/funnel';
import type { TrendAnswer, TrendQuestion } from '../core/spec/timing';

/** Those whom a series counts as entered on some days, which are those of one or more of its intervals. */
export function trendDrilldown(
  { question, answer }: { question: TrendQuestion; answer: TrendAnswer },
  series: number,
  entered: DateRange,
): FunnelPlace {
  const { spec, from } = question;
  const { key } = answer.series[series];
  // Which groups are not drawn is settled by all the days, not by these alone.
  const asked = key.kind === 'other' ? { ...spec, breakdown: drawnOf(spec.breakdown, answer) } : spec;
  return { spec: asked, group: key, step: from, part: 'passed', seconds: null, entered };
}

function drawnOf(breakdown: Breakdown | null, { series }: TrendAnswer): Breakdown | null {
  const shown = series.flatMap(({ key }) => (key.kind === 'values' ? [key.values] : []));
  return breakdown && { ...breakdown, shown };
}
