import { anyDay, type FunnelCell } from '../core/spec/funnel';
import type { TimesQuestion, TimesSeries } from '../core/spec/timing';

/** Drill-down to the runs of a series whose time is in the bins from … to. */
export function timesDrilldown(
  question: TimesQuestion,
  series: TimesSeries,
  range: { from: number; to: number },
): FunnelCell {
  const { bins, key } = series;
  const last = range.to === bins.length - 1;
  const least = bins[range.from].from;
  // Times are whole µs: a time below a limit is at most the limit minus 1 µs.
  const most = last ? bins[range.to].to : Math.max(least, bins[range.to].to - 1e-6);
  const seconds = { fromStep: question.from, toStep: question.to, least, most };
  return { spec: question.spec, group: key, step: question.to, part: 'passed', seconds, entered: anyDay };
}
