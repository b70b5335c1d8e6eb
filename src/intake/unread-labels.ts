import type { DatasetSummary, UnreadReason } from '../core/spec/dataset';
import { m } from '../i18n/paraglide/messages';

const reasonTexts: Record<UnreadReason, () => string> = {
  too_few_fields: m.intake_unread_too_few_fields,
  too_many_fields: m.intake_unread_too_many_fields,
  bad_quote: m.intake_unread_bad_quote,
  bad_text: m.intake_unread_bad_text,
  line_too_long: m.intake_unread_line_too_long,
  bad_time: m.intake_unread_bad_time,
  empty_time: m.intake_unread_empty_time,
  empty_user: m.intake_unread_empty_user,
  empty_event: m.intake_unread_empty_event,
};

/** Why a row was left out, in the page's language. */
export function unreadText(reason: UnreadReason): string {
  return reasonTexts[reason]();
}

/** All rows left out, whatever the reason. */
export function unreadRows({ unread }: DatasetSummary): number {
  return Object.values(unread).reduce((sum, rows) => sum + rows, 0);
}
