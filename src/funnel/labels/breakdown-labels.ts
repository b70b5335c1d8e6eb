import { groupName } from '../../chart/group-labels';
import type { Actor, BreakdownBy, CalendarUnit, FunnelCell, FunnelSpec, Segment } from '../../core/spec/funnel';
import { locale } from '../../i18n/locale.svelte';
import { m } from '../../i18n/paraglide/messages';
import { duration } from '../../i18n/durations';
import { conditionsText, dateRangeText } from './filter-labels';
import { stepName } from '../figures/funnel-figures';

/** Name of a breakdown: "channel", "month of created_at", "weekday of the event". */
export function breakdownName(by: BreakdownBy): string {
  return by.kind === 'property' ? by.property : calendarName(by.unit, by.property);
}

/** `property` null is the event's own time. */
export function calendarName(unit: CalendarUnit, property: string | null): string {
  const words: Record<CalendarUnit, (of: { time: string }) => string> = {
    hour: m.groups_by_hour,
    weekday: m.groups_by_weekday,
    day: m.groups_by_day,
    week: m.groups_by_week,
    month: m.groups_by_month,
    quarter: m.groups_by_quarter,
    year: m.groups_by_year,
  };
  return words[unit]({ time: property ?? m.groups_event() });
}

export const calendarUnits: CalendarUnit[] = ['hour', 'weekday', 'day', 'week', 'month', 'quarter', 'year'];

/** "hour of day", "weekday", "month". */
export function unitName(unit: CalendarUnit): string {
  const words: Record<CalendarUnit, () => string> = {
    hour: m.groups_unit_hour,
    weekday: m.groups_unit_weekday,
    day: m.groups_unit_day,
    week: m.groups_unit_week,
    month: m.groups_unit_month,
    quarter: m.groups_unit_quarter,
    year: m.groups_unit_year,
  };
  return words[unit]();
}

/** "channel and month of the event"; '' where nothing is broken down. */
export function breakdownLabel({ breakdown }: Pick<FunnelSpec, 'breakdown'>): string {
  const names = breakdown?.by.map(breakdownName) ?? [];
  return new Intl.ListFormat(locale.current, { type: 'conjunction' }).format(names);
}

/** The segment's own name, else a description of its conditions. */
export function segmentName({ label, conditions }: Segment): string {
  return label.trim() || conditionsText(conditions) || m.groups_unnamed();
}

/** Description of a segment's drill-down and conditions, regardless of its name. */
export function segmentMeans({ conditions, cell }: Segment): string {
  const parts = [cell ? drilldownText(cell) : '', conditionsText(conditions)].filter((part) => part !== '');
  return parts.join(m.funnel_and()) || m.groups_no_conditions();
}

/** "lost before cart, of visit → cart → payment · wechat · took 1 h – 2 h · since 2026-01-01". */
export function drilldownText({ spec, group, step, part, seconds, entered }: FunnelCell): string {
  const stage = stageOf(spec, step);
  const stages = spec.steps.map(stepName).join(' → ');
  const at = part === 'lost' ? m.groups_lost_before({ stage, stages }) : m.groups_reached({ stage, stages });
  const parts = [at, group.kind === 'all' ? '' : groupName(group, spec)];
  if (seconds) parts.push(m.groups_took({ least: duration(seconds.least), most: duration(seconds.most) }));
  return [...parts, dateRangeText(entered)].filter((words) => words !== '').join(' · ');
}

/** In any order a row is named by how many stages were done, whichever they were. */
function stageOf({ order, steps }: FunnelSpec, at: number): string {
  if (order !== 'any') return steps[at] ? stepName(steps[at]) : '';
  return at === 0 ? m.chart_steps_done_one() : m.chart_steps_done({ count: at + 1 });
}

/** Who belongs to a segment, above its conditions. */
export function membersText(actor: Actor): string {
  if (actor.kind === 'user') return m.groups_members_users();
  if (actor.kind === 'session') return m.groups_members_sessions();
  return m.groups_members_column({ property: actor.property });
}

/** What segments are for, while there is none. */
export function compareText(actor: Actor): string {
  if (actor.kind === 'user') return m.groups_compare_users();
  if (actor.kind === 'session') return m.groups_compare_sessions();
  return m.groups_compare_column({ property: actor.property });
}

/** Adds that segments are not drawn while there is a breakdown: they would be looked for in vain. */
export function withSegmentsNote({ breakdown, segments }: FunnelSpec, announcement: string): string {
  return breakdown && segments.length > 0 ? `${announcement} ${m.groups_segments_rest()}` : announcement;
}
