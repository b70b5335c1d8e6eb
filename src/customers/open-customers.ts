import { parse } from 'valibot';
import { ownValue } from '../core/own-value';
import type { FunnelState } from '../funnel/state/funnel.svelte';
import { customersSettings } from './customers-settings';
import type { Drilldown } from './drilldown';
import { customersPanel } from './panel';

/** Opens the list of customers at a drill-down, as one step that can be undone. */
export function openCustomers(funnel: FunnelState, drilldown: Drilldown): void {
  const { id } = customersPanel;
  const { settings } = funnel.display;
  const chosen = parse(customersSettings, ownValue(settings, id) ?? {});
  funnel.setDisplay({ panel: id, settings: { ...settings, [id]: { ...chosen, drilldown } } });
}
