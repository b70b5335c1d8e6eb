import { strictObject } from 'valibot';
import { channelsView } from '../channels/view';
import type { Panel } from '../funnel/panel';
import { m } from '../i18n/paraglide/messages';

/** The funnel itself, whose chart takes drops: the workbench draws it, with no component of its own. */
const funnelView = { id: 'funnel', title: () => m.channels_view_funnel(), settings: strictObject({}), component: null };

/** The views of a funnel, in the order of the switch in the top bar. */
export const views: readonly (Panel | typeof funnelView)[] = [funnelView, channelsView];
