import type { FunnelSpec } from '../../core/spec/funnel';
import { m } from '../../i18n/paraglide/messages';

/** Where a run may start, in words; with any order, at every stage. */
export function entryMeaning({ entry, order }: Pick<FunnelSpec, 'entry' | 'order'>): string {
  if (order === 'any') {
    return entry === 'any' ? m.funnel_entry_any_unordered_means() : m.funnel_entry_first_unordered_means();
  }
  return entry === 'any' ? m.funnel_entry_any_means() : m.funnel_entry_first_means();
}
