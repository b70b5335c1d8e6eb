import { strictObject } from 'valibot';
import { definePanel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';

/** The names in the database are of the person's own, not of an analysis: they stay on the device. */
export const sqlPanel = definePanel({
  id: 'sql',
  title: () => m.sql_tab(),
  settings: strictObject({}),
  component: () => import('./SqlPanel.svelte'),
});
