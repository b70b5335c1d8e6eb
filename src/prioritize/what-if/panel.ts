import { definePanel } from '../../funnel/panel';
import { m } from '../../i18n/paraglide/messages';
import { whatIfSettings } from './what-if-settings';

export const whatIfPanel = definePanel({
  id: 'whatIf',
  title: () => m.prioritize_whatif_tab(),
  settings: whatIfSettings,
  component: () => import('./WhatIfPanel.svelte'),
});
