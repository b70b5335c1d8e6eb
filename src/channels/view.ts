import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';
import { channelsSettings } from './channels-settings';

export const channelsView = definePanel({
  id: 'channels',
  title: () => m.channels_title(),
  settings: channelsSettings,
  component: () => import('./ChannelsView.svelte'),
});
