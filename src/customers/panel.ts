import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';
import { customersSettings } from './customers-settings';

export const customersPanel = definePanel({
  id: 'customers',
  title: () => m.customers_tab(),
  settings: customersSettings,
  component: () => import('./CustomersPanel.svelte'),
});
