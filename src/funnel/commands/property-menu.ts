import { m } from '../../i18n/paraglide/messages';
import type { MenuEntry } from '../../ui/Menu.svelte';
import { stageName } from '../labels/stage-name';
import type { FunnelState } from '../state/funnel.svelte';
import { breakDown, breakDownByProperty, filterStage, segmentBy } from './group-commands';
import { calendarName, calendarUnits } from '../labels/breakdown-labels';

/** All that dragging a property can do, as a menu: what works without a pointer works for everybody. */
export function propertyEntries(funnel: FunnelState, property: string, showValues: () => void): MenuEntry[] {
  return [
    { label: m.groups_break_down_by({ groups: property }), onselect: () => breakDownByProperty(funnel, property) },
    'separator',
    ...funnel.spec.steps.map((_step, at) => ({
      label: m.groups_filter_stage({ stage: stageName(funnel.spec, at) }),
      onselect: () => filterStage(funnel, property, at),
    })),
    'separator',
    { label: m.groups_segment_by({ property }), onselect: () => segmentBy(funnel, property) },
    { label: m.funnel_values_of({ property }), onselect: showValues },
  ];
}

/** The event's own time can split; it is no column, so it can neither filter nor make a segment. */
export function eventTimeEntries(funnel: FunnelState): MenuEntry[] {
  return calendarUnits.map((unit) => ({
    label: m.groups_break_down_by({ groups: calendarName(unit, null) }),
    onselect: () => breakDown(funnel, { kind: 'calendar', property: null, unit }),
  }));
}

/** Everything a funnel can be broken down by. */
export function breakdownEntries(funnel: FunnelState): MenuEntry[] {
  const names = funnel.dataset.propertyNames;
  return [
    ...names.map((name) => ({ label: name, onselect: () => breakDownByProperty(funnel, name) })),
    ...(names.length > 0 ? ['separator' as const] : []),
    ...calendarUnits.map((unit) => ({
      label: calendarName(unit, null),
      onselect: () => breakDown(funnel, { kind: 'calendar', property: null, unit }),
    })),
  ];
}
