import type { Duration, FunnelSpec, Step } from '../../core/spec/funnel';
import { count, decimal } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import { effectiveFilters } from '../spec/effective-spec';

/** "14 days", "1 hour", "2 周": a limit as it was set, not rounded as a measured time is. */
export function durationText({ value, unit }: Duration): string {
  const options = { value: decimal(value, 3) };
  const one = value === 1;
  switch (unit) {
    case 'second':
      return one ? m.funnel_one_second(options) : m.funnel_seconds(options);
    case 'minute':
      return one ? m.funnel_one_minute(options) : m.funnel_minutes(options);
    case 'hour':
      return one ? m.funnel_one_hour(options) : m.funnel_hours(options);
    case 'day':
      return one ? m.funnel_one_day(options) : m.funnel_days(options);
    case 'week':
      return one ? m.funnel_one_week(options) : m.funnel_weeks(options);
  }
}

/** What is special about a stage, as short marks on its card. In any order no stage has one before it. */
export function stageMarks(step: Step, at: number, order: FunnelSpec['order']): { text: string; title: string }[] {
  const marks: { text: string; title: string }[] = [];
  const follows = at > 0 && order !== 'any';
  if (step.optional && follows) marks.push({ text: m.funnel_optional(), title: m.funnel_optional_means() });
  if (step.occurrence !== 'every') marks.push({ text: m.funnel_first_mark(), title: m.funnel_occurrence() });
  if (step.within && follows) marks.push({ text: `≤ ${durationText(step.within)}`, title: m.funnel_within() });
  const filters = effectiveFilters(step.filters).length;
  if (filters > 0) marks.push({ text: m.funnel_filter_mark({ filters: count(filters) }), title: m.funnel_filters() });
  return marks;
}
