import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';
import { abSettings } from './ab-settings';

export const abTestPanel = definePanel({
  id: 'abTest',
  title: () => m.statistics_test_tab(),
  settings: abSettings,
  component: () => import('./AbTestPanel.svelte'),
});
