import type { FunnelDisplay } from '../../core/spec/analysis';
import type { DrawingForm } from './drawing';
import { bars, minBarColumnPx } from './layouts/bars';
import { compact } from './layouts/compact';
import { groupBars } from './layouts/group-bars';
import { groupRows } from './layouts/group-rows';
import { multiples } from './layouts/multiples';
import { slope } from './layouts/slope';

/** How the funnel of all is drawn, by `FunnelDisplay.form`, in the order offered. */
const funnelForms: Record<FunnelDisplay['form'], DrawingForm> = { bars, compact };

/** How groups are drawn, by `FunnelDisplay.groups`, in the order offered. */
const groupForms: Record<FunnelDisplay['groups'], DrawingForm> = { bars: groupBars, multiples, slope };

/** Up to this number of stages the chart scrolls sideways instead of using rows, where it is at least this wide. */
const minScrolledSteps = 13;
const minScrolledPx = 640;
/** Below this many pixels across, bars of groups lie. */
const wideGroupsPx = 520;

export function funnelFormChoices(): { value: FunnelDisplay['form']; label: string }[] {
  return choices(funnelForms);
}

export function groupFormChoices(): { value: FunnelDisplay['groups']; label: string }[] {
  return choices(groupForms);
}

function choices<Value extends string>(forms: Record<Value, DrawingForm>): { value: Value; label: string }[] {
  const entries = Object.entries(forms) as [Value, DrawingForm][];
  return entries.map(([value, { title }]) => ({ value, label: title() }));
}

/** What is to be drawn: how many steps in how many pixels, and whether of groups. */
interface WantedLayout extends Pick<FunnelDisplay, 'form' | 'groups'> {
  grouped: boolean;
  steps: number;
  width: number;
}

/** The chosen form where it fits; rows where the place is too narrow for it. */
export function formThatFits({ form, groups, grouped, steps, width }: WantedLayout): DrawingForm {
  if (grouped)
    return groups === 'bars' && (form === 'compact' || width < wideGroupsPx) ? groupRows : groupForms[groups];
  if (form !== 'bars' || width / steps >= minBarColumnPx) return funnelForms[form];
  return steps >= minScrolledSteps && width >= minScrolledPx ? bars : compact;
}
