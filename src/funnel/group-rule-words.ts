import type { FunnelSpec } from '../contract/funnel';
import { locale } from '../text/locale.svelte';
import { m } from '../text/paraglide/messages';
import { breakdownText as namesOf } from './groups/group-words';

/** Further parts of the sentence that states a funnel's rules. */

export function constantText({ holdConstant }: FunnelSpec): string {
  const properties = new Intl.ListFormat(locale.current, { type: 'conjunction' }).format(holdConstant);
  return m.groups_rule_constant({ properties });
}

export function breakdownText(spec: FunnelSpec): string {
  return m.groups_rule_breakdown({ groups: namesOf(spec) });
}
