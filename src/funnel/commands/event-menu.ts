import { m } from '../../i18n/paraglide/messages';
import { addAlternative, excludeEvent, insertEvent } from './stage-commands';
import { stageName } from '../labels/stage-name';
import type { FunnelState } from '../state/funnel.svelte';

interface EventMenuEntry {
  label: string;
  keys?: string;
  disabled?: boolean;
  onselect: () => void;
}

/** All that dragging an event can do, as a menu: what works without a pointer works for everybody. */
export function eventEntries(funnel: FunnelState, event: string): ('separator' | EventMenuEntry)[] {
  const stages = funnel.spec.steps.map((_step, at) => ({ at, stage: stageName(funnel.spec, at) }));
  const entries: ('separator' | EventMenuEntry)[] = [
    { label: m.funnel_add_at_end(), keys: 'Enter', onselect: () => insertEvent(funnel, event) },
    ...stages.map(({ at, stage }) => ({
      label: m.funnel_add_before({ stage }),
      onselect: () => insertEvent(funnel, event, at),
    })),
    'separator',
    ...stages.map(({ at, stage }) => ({
      label: m.funnel_add_alternative({ stage }),
      disabled: funnel.spec.steps[at].events.includes(event),
      onselect: () => addAlternative(funnel, event, at),
    })),
  ];
  return stages.length > 1 ? [...entries, 'separator', ...exclusionEntries(funnel, event)] : entries;
}

function exclusionEntries(funnel: FunnelState, event: string): EventMenuEntry[] {
  return spans(funnel).map(({ from, to, label }) => ({
    label: m.funnel_exclude_where({ where: label }),
    onselect: () => excludeEvent(funnel, event, { from, to }),
  }));
}

/** Where an exclusion may hold: anywhere, and (unless the order is free) between each two neighbours. */
export function spans(funnel: FunnelState): { from: number; to: number; label: string }[] {
  const last = funnel.spec.steps.length - 1;
  if (last < 1) return [];
  const whole = { from: 0, to: last, label: m.funnel_anywhere() };
  if (funnel.spec.order === 'any' || last === 1) return [whole];
  const conversionSteps = Array.from({ length: last }, (_step, i) => ({
    from: i,
    to: i + 1,
    label: m.funnel_between({ from: stageName(funnel.spec, i), to: stageName(funnel.spec, i + 1) }),
  }));
  return [whole, ...conversionSteps];
}
