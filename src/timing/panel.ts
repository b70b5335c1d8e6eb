import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';
import { timesSettings } from './times-settings';

export const timesPanel = definePanel({
  id: 'times',
  title: () => m.time_times_tab(),
  settings: timesSettings,
  component: () => import('./TimesPanel.svelte'),
});
