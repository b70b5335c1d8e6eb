import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';
import { prioritizeSettings } from './prioritize-settings';

export const prioritizePanel = definePanel({
  id: 'prioritize',
  title: () => m.prioritize_tab(),
  settings: prioritizeSettings,
  component: () => import('./BottlenecksPanel.svelte'),
});
