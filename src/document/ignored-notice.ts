import { m } from '../i18n/paraglide/messages';
import { shortText } from '../i18n/short-text';
import { toasts } from '../ui/toasts.svelte';
import type { IgnoredPart } from './known-parts';

/** Shows which settings of an analysis were left out, if any. */
export function showIgnoredParts(ignored: readonly IgnoredPart[]): void {
  if (ignored.length === 0) return;
  const parts = ignored.map(({ where, value }) => `${where} (${shortText(JSON.stringify(value))})`).join(', ');
  toasts.show({ tone: 'warn', text: m.intake_analysis_ignored({ parts }) });
}
