import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';
import { trendSettings } from './trend-settings';

export const trendPanel = definePanel({
  id: 'trend',
  title: () => m.time_trend_tab(),
  settings: trendSettings,
  component: () => import('./TrendPanel.svelte'),
});
