import type { FunnelSpec } from '../../core/spec/funnel';
import { m } from '../../i18n/paraglide/messages';
import { shortText } from '../../i18n/short-text';
import { locale } from '../../i18n/locale.svelte';
import { defaultSpec } from '../spec/default-spec';
import { funnelFormChoices } from '../chart/layouts';
import { insertEvent, redo, undo } from './stage-commands';
import type { FunnelState } from '../state/funnel.svelte';
import { setRule, withSteps } from '../spec/edit-steps';
import { breakDown, breakDownByProperty, newSegment, segmentBy, stopBreakdown } from './group-commands';
import { breakdownName, calendarName, calendarUnits } from '../labels/breakdown-labels';
import { presetName } from '../labels/preset-labels';
import { presets, withPreset } from '../spec/presets';
import { layOut } from '../templates/template-match';
import { templates } from '../templates/templates';

/** Something the palette can do. */
export interface PaletteEntry {
  id: string;
  label: string;
  keys?: string;
  run: () => void;
}

type RuleChange = Partial<Omit<FunnelSpec, 'steps' | 'exclusions'>>;

/** Every command, then every event, then every property of the data. */
export function paletteEntries(
  funnel: FunnelState,
  actions: { showValues: (property: string) => void },
): PaletteEntry[] {
  return [
    ...commands(funnel),
    ...templateCommands(funnel),
    ...funnel.dataset.eventNames.map(({ name }) => ({
      id: `event:${name}`,
      label: m.funnel_palette_add({ event: shortText(name) }),
      run: () => insertEvent(funnel, name),
    })),
    ...funnel.dataset.propertyNames.map((name) => ({
      id: `property:${name}`,
      label: m.funnel_palette_values({ property: shortText(name) }),
      run: () => actions.showValues(name),
    })),
    ...groupCommands(funnel),
  ];
}

/** Entries with every word of the search in them, first those that begin with it, then those with a word that does; a few dozen are enough to see. */
export function matchingEntries(entries: PaletteEntry[], search: string): PaletteEntry[] {
  const sought = search.toLowerCase().trim();
  const words = sought.split(/\s+/);
  const hits = entries.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const begins = ({ label }: PaletteEntry) => {
    const index = ` ${label.toLowerCase()}`.indexOf(` ${sought}`);
    return index < 0 ? 0 : index === 0 ? 2 : 1;
  };
  return hits.sort((a, b) => begins(b) - begins(a)).slice(0, 60);
}

function commands(funnel: FunnelState): PaletteEntry[] {
  const rule = (title: string, value: string, change: RuleChange): PaletteEntry => ({
    id: `rule:${title}:${value}`,
    label: m.funnel_palette_set({ title, value }),
    run: () => funnel.edit(setRule(funnel.spec, change)),
  });
  return [
    { id: 'undo', label: m.funnel_undo(), keys: 'Ctrl+Z', run: () => undo(funnel) },
    { id: 'redo', label: m.funnel_redo(), keys: 'Ctrl+Shift+Z', run: () => redo(funnel) },
    rule(m.funnel_order(), m.funnel_order_ordered(), { order: 'ordered' }),
    rule(m.funnel_order(), m.funnel_order_strict(), { order: 'strict' }),
    rule(m.funnel_order(), m.funnel_order_any(), { order: 'any' }),
    rule(m.funnel_entry(), m.funnel_entry_any(), { entry: 'any' }),
    rule(m.funnel_entry(), m.funnel_entry_first(), { entry: 'first' }),
    rule(m.funnel_count(), m.funnel_count_actors(), { count: 'actors' }),
    rule(m.funnel_count(), m.funnel_count_totals(), { count: 'totals' }),
    rule(m.funnel_actor(), m.funnel_actor_user(), { actor: { kind: 'user' } }),
    rule(m.funnel_actor(), m.funnel_actor_session(), { actor: { kind: 'session', gapMinutes: 30 } }),
    rule(m.funnel_window(), m.funnel_rule_no_window(), { window: null }),
    rule(m.funnel_window(), m.funnel_days({ value: '14' }), { window: { value: 14, unit: 'day' } }),
    ...funnelFormChoices().map(({ value: form, label }) => ({
      id: `form:${form}`,
      label: m.funnel_palette_set({ title: m.funnel_form(), value: label }),
      run: () => funnel.setDisplay({ ...funnel.display, form }),
    })),
    {
      id: 'clear',
      label: m.funnel_palette_clear(),
      run: () => funnel.edit(withSteps(funnel.spec, defaultSpec([]).steps)),
    },
  ];
}

function groupCommands(funnel: FunnelState): PaletteEntry[] {
  const names = funnel.dataset.propertyNames;
  return [
    ...names.map((name) => ({
      id: `breakdown:${name}`,
      label: m.groups_break_down_by({ groups: name }),
      run: () => breakDownByProperty(funnel, name),
    })),
    ...calendarUnits.map((unit) => ({
      id: `breakdown-time:${unit}`,
      label: m.groups_break_down_by({ groups: calendarName(unit, null) }),
      run: () => breakDown(funnel, { kind: 'calendar' as const, property: null, unit }),
    })),
    ...(funnel.spec.breakdown?.by ?? []).map((by, at) => ({
      id: `no-breakdown:${at}`,
      label: m.groups_stop_breakdown({ groups: breakdownName(by) }),
      run: () => stopBreakdown(funnel, at),
    })),
    { id: 'segment', label: m.groups_new_segment(), run: () => newSegment(funnel) },
    ...names.map((name) => ({
      id: `segment:${name}`,
      label: m.groups_segment_by({ property: name }),
      run: () => segmentBy(funnel, name),
    })),
    ...presets.map((preset) => ({
      id: `preset:${preset}`,
      label: m.presets_count_as({ product: presetName(preset) }),
      run: () => funnel.edit(withPreset(funnel.spec, preset)),
    })),
  ];
}

function templateCommands(funnel: FunnelState): PaletteEntry[] {
  const language = locale.current;
  return templates.map((template) => ({
    id: `template:${template.id}`,
    label: m.funnel_palette_template({ template: template[language] }),
    run: () => funnel.edit(layOut(funnel.spec, template, { names: funnel.dataset.eventNames, language })),
  }));
}
