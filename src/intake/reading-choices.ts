import type { ColumnReading, Delimiter, Encoding, Reading, Role, RoleReason, TimeFormat } from '../core/spec/dataset';
import { rolesOf } from '../core/spec/source-shapes';
import { m } from '../i18n/paraglide/messages';
import { roleHint, roleLabel } from '../i18n/role-labels';

interface ReadingChoice<Value> {
  value: Value;
  label: string;
  hint?: string;
}

/** What each control of the reading offers, in the page's language. */
export function roleChoices(shape: Reading['shape']): ReadingChoice<Role>[] {
  return rolesOf(shape).offered.map((value) => ({ value, label: roleLabel(value), hint: roleHint(value) }));
}

export function encodingChoices(): ReadingChoice<Encoding>[] {
  return [
    { value: 'utf-8', label: m.intake_encoding_utf8() },
    { value: 'gb18030', label: m.intake_encoding_gb18030() },
    { value: 'utf-16le', label: m.intake_encoding_utf16le() },
    { value: 'utf-16be', label: m.intake_encoding_utf16be() },
    { value: 'windows-1252', label: m.intake_encoding_windows1252() },
  ];
}

export function delimiterChoices(): ReadingChoice<Delimiter>[] {
  return [
    { value: ',', label: m.intake_delimiter_comma() },
    { value: ';', label: m.intake_delimiter_semicolon() },
    { value: '\t', label: m.intake_delimiter_tab() },
    { value: '|', label: m.intake_delimiter_pipe() },
    { value: 'spaces', label: m.intake_delimiter_spaces() },
  ];
}

/** `none` represents the empty text, which a select can't have as a value. */
export function quoteChoices(): ReadingChoice<'"' | "'" | 'none'>[] {
  return [
    { value: '"', label: m.intake_quote_double() },
    { value: "'", label: m.intake_quote_single() },
    { value: 'none', label: m.intake_quote_none() },
  ];
}

export function timeFormatChoices(): ReadingChoice<TimeFormat>[] {
  return [
    { value: 'iso', label: m.intake_time_iso() },
    { value: 'day_first', label: m.intake_time_day_first() },
    { value: 'month_first', label: m.intake_time_month_first() },
    { value: 'epoch_s', label: m.intake_time_epoch_s() },
    { value: 'epoch_ms', label: m.intake_time_epoch_ms() },
    { value: 'epoch_us', label: m.intake_time_epoch_us() },
  ];
}

const reasons: Record<RoleReason['code'], (about: { evidence: string }) => string> = {
  name_matches: m.intake_reason_name_matches,
  looks_like_time: m.intake_reason_looks_like_time,
  few_distinct_values: m.intake_reason_few_distinct_values,
  many_repeated_ids: m.intake_reason_many_repeated_ids,
  looks_like_amount: m.intake_reason_looks_like_amount,
  only_candidate: () => m.intake_reason_only_candidate(),
  nothing_else: () => m.intake_reason_nothing_else(),
  chosen: () => m.intake_reason_chosen(),
};

export function roleReasonText({ code, evidence }: RoleReason): string {
  return reasons[code]({ evidence });
}

export function confidenceText(confidence: number): string {
  if (confidence >= 0.8) return m.intake_sure();
  return confidence >= 0.5 ? m.intake_likely() : m.intake_guess();
}

/** The columns with `role` given to the one at `index`; the column that had it alone becomes a property. */
export function withRole(
  { shape, columns }: Pick<Reading, 'shape' | 'columns'>,
  index: number,
  role: Role,
): ColumnReading[] {
  const { single } = rolesOf(shape);
  return columns.map((column, i) => {
    if (i === index) return { ...column, role };
    return single.has(role) && column.role === role ? { ...column, role: 'property' } : column;
  });
}

/** IANA zones the browser knows, with the one in use even if it does not. */
export function timeZones(current: string): string[] {
  return [...new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')])];
}
