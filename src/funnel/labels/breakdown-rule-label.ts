import type { FunnelSpec } from '../../core/spec/funnel';
import { locale } from '../../i18n/locale.svelte';
import { m } from '../../i18n/paraglide/messages';
import { breakdownLabel as namesOf } from './breakdown-labels';

/** Further parts of the sentence that states a funnel's rules. */

export function constantText({ holdConstant }: FunnelSpec): string {
  const properties = new Intl.ListFormat(locale.current, { type: 'conjunction' }).format(holdConstant);
  return m.groups_rule_constant({ properties });
}

export function breakdownRuleText(spec: FunnelSpec): string {
  return m.groups_rule_breakdown({ groups: namesOf(spec) });
}
