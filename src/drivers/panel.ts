import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';
import { driversSettings } from './drivers-settings';

export const driversPanel = definePanel({
  id: 'drivers',
  title: () => m.drivers_tab(),
  settings: driversSettings,
  component: () => import('./DriversPanel.svelte'),
});
