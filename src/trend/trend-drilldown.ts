import type { Breakdown, DateRange, FunnelCell } from '../core/spec/funnel';
import type { TrendAnswer, TrendQuestion } from '../core/spec/timing';

/** The actors a series counts as entered in a range of its intervals. */
export function trendDrilldown(
  { question, answer }: { question: TrendQuestion; answer: TrendAnswer },
  series: number,
  entered: DateRange,
): FunnelCell {
  const { spec, from } = question;
  const { key } = answer.series[series];
  // Which groups are drawn is decided over all days, not over these alone.
  const groupSpec = key.kind === 'other' ? { ...spec, breakdown: drawnOf(spec.breakdown, answer) } : spec;
  return { spec: groupSpec, group: key, step: from, part: 'passed', seconds: null, entered };
}

function drawnOf(breakdown: Breakdown | null, { series }: TrendAnswer): Breakdown | null {
  const shown = series.flatMap(({ key }) => (key.kind === 'values' ? [key.values] : []));
  return breakdown && { ...breakdown, shown };
}
