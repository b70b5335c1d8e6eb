import { groupName } from '../chart/group-labels';
import type { FunnelCell } from '../core/spec/funnel';
import { duration } from '../i18n/durations';
import { m } from '../i18n/paraglide/messages';
import { stageLabel } from './stage-labels';

/** The drill-down's conditions beyond step and part: group, time taken, days of entry. */
export function drilldownSummary(cell: FunnelCell, steps: string[]): string[] {
  const { spec, group, seconds, entered } = cell;
  return [
    ...(group.kind === 'all' ? [] : [groupName(group, spec)]),
    ...(seconds === null ? [] : [secondsLabel(seconds, (step) => stageLabel(spec, steps, step))]),
    ...daysLabels(entered),
  ];
}

function secondsLabel(
  { fromStep, toStep, least, most }: NonNullable<FunnelCell['seconds']>,
  stage: (step: number) => string,
): string {
  const times = { least: duration(least), most: duration(most) };
  return m.customers_narrow_time({ ...times, from: stage(fromStep), to: stage(toStep) });
}

function daysLabels({ from, to }: FunnelCell['entered']): string[] {
  if (from !== null && to !== null) {
    return [from === to ? m.customers_narrow_day({ day: from }) : m.customers_narrow_days({ from, to })];
  }
  if (from !== null) return [m.customers_narrow_from({ day: from })];
  return to === null ? [] : [m.customers_narrow_to({ day: to })];
}
