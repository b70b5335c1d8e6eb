import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';
import { periodsSettings } from './periods-settings';

export const periodsPanel = definePanel({
  id: 'periods',
  title: () => m.periods_tab(),
  settings: periodsSettings,
  component: () => import('./PeriodsPanel.svelte'),
});
