import type { Breakdown, BreakdownBy, CalendarUnit, FunnelSpec, GroupKey } from '../core/spec/funnel';
import { locale } from '../i18n/locale.svelte';
import { count, decimal } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import { shortText } from '../i18n/short-text';

/** A group's display name: "wechat", "(empty)", "wechat · Berlin", "10 – 20", "Monday", "Other (12)". */
export function groupName(key: GroupKey, spec: Pick<FunnelSpec, 'breakdown' | 'segments'>): string {
  if (key.kind === 'all') return m.chart_group_all();
  if (key.kind === 'other') return m.chart_group_other({ groups: count(key.groups) });
  if (key.kind === 'segment') return segmentGroupName(key.id, spec.segments);
  return valuesName(key.values, spec.breakdown);
}

/** The values of one group of a breakdown as people read them. */
function valuesName(values: string[], breakdown: Breakdown | null): string {
  return values.map((value, index) => valueName(value, breakdown?.by.at(index))).join(' · ');
}

function segmentGroupName(id: string, segments: FunnelSpec['segments']): string {
  const place = segments.findIndex((segment) => segment.id === id);
  const label = segments.at(place)?.label.trim() ?? '';
  return place >= 0 && label !== '' ? shortText(label) : m.chart_group_segment({ number: count(place + 1) });
}

/** One value of a breakdown, by what made the groups. */
export function valueName(value: string, by: BreakdownBy | undefined): string {
  if (value === '') return m.chart_group_empty();
  if (by?.kind === 'calendar') return calendarValueName(value, by.unit);
  if (by?.bins) return binName(value);
  return value.trim() === '' ? `“${shortText(value)}”` : shortText(value);
}

const binForm = /^[[(](-?[\d.e+-]*),(-?[\d.e+-]*)[\])]$/i;

/** `[10,20)` is "10 – 20"; values outside of custom edges are "< 10" and "> 20". */
function binName(bin: string): string {
  const edges = binForm.exec(bin);
  if (!edges) return bin;
  const [low, high] = [edges[1], edges[2]].map((text) => (text === '' ? null : Number(text)));
  if (low === null) return m.chart_group_below({ edge: edgeText(high, 4) });
  if (high === null) return m.chart_group_above({ edge: edgeText(low, 4) });
  if (low === high) return edgeText(low, 15);
  // Adjacent bins format their shared edge alike; more digits only where both ends would read the same.
  const digits = edgeText(low, 4) === edgeText(high, 4) ? 15 : 4;
  return m.chart_group_between({ low: edgeText(low, digits), high: edgeText(high, digits) });
}

/** A bin edge with the given number of significant digits; whole numbers are never shortened. */
function edgeText(edge: number | null, digits: number): string {
  const before = edge ? Math.floor(Math.log10(Math.abs(edge))) + 1 : 1;
  return decimal(edge, Math.min(20, Math.max(0, digits - before)));
}

function calendarValueName(value: string, unit: CalendarUnit): string {
  if (unit === 'hour') return `${value.padStart(2, '0')}:00`;
  if (unit === 'weekday') return weekday(Number(value));
  if (unit === 'week') return m.chart_group_week({ monday: value });
  if (unit === 'quarter') return quarter(value);
  return value;
}

/** 1 is Monday; any Monday serves to format its name. */
function weekday(number: number): string {
  const day = new Date(Date.UTC(2024, 0, number));
  return new Intl.DateTimeFormat(locale.current, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

function quarter(value: string): string {
  const [year, number] = value.split('-Q');
  return m.chart_group_quarter({ year, number });
}
