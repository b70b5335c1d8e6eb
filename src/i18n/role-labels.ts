import { ownValue } from '../core/own-value';
import type { Role } from '../core/spec/dataset';
import { m } from './paraglide/messages';

const roleTexts: Record<Role, Record<'label' | 'hint', () => string>> = {
  who: { label: m.intake_role_who, hint: m.intake_role_who_hint },
  what: { label: m.intake_role_what, hint: m.intake_role_what_hint },
  when: { label: m.intake_role_when, hint: m.intake_role_when_hint },
  amount: { label: m.intake_role_amount, hint: m.intake_role_amount_hint },
  property: { label: m.intake_role_property, hint: m.intake_role_property_hint },
  ignore: { label: m.intake_role_ignore, hint: m.intake_role_ignore_hint },
};

/** A failure may name a role that this page does not know: its name as it is. */
export function roleLabel(role: string): string {
  return ownValue(roleTexts, role)?.label() ?? role;
}

export function roleHint(role: Role): string {
  return roleTexts[role].hint();
}
