import type { Dialect, Reading } from '../core/spec/dataset';
import { count, none } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import { roleLabel } from '../i18n/role-labels';
import { shortText } from '../i18n/short-text';
import { delimiterChoices, encodingChoices, quoteChoices, timeFormatChoices } from './reading-choices';

/** A part of two readings that differs, as both have it. */
export interface ReadingDifference {
  label: string;
  one: string;
  other: string;
}

/** The differences between two readings of one file; column roles last. */
export function readingDifferences(one: Reading, other: Reading): ReadingDifference[] {
  const parts: [label: string, words: (reading: Reading) => string][] = [
    ...dialectParts(),
    [m.intake_time_format(), ({ timeFormat }) => labelOf(timeFormatChoices(), timeFormat)],
    [m.intake_duplicates(), ({ dropDuplicates }) => yesOrNo(dropDuplicates)],
    ...columnParts(one, other),
  ];
  const differences = parts.map(([label, words]) => ({ label, one: words(one), other: words(other) }));
  return differences.filter((each) => each.one !== each.other);
}

/** Nothing for a file of a format that says it itself. */
function dialectParts(): [string, (reading: Reading) => string][] {
  const ofDialect = (words: (dialect: Dialect) => string) => (reading: Reading) =>
    reading.dialect ? words(reading.dialect) : none;
  return [
    [m.intake_encoding(), ofDialect(({ encoding }) => labelOf(encodingChoices(), encoding))],
    [m.intake_delimiter(), ofDialect(({ delimiter }) => labelOf(delimiterChoices(), delimiter))],
    [m.intake_quote(), ofDialect(({ quote }) => labelOf(quoteChoices(), quote === '' ? 'none' : quote))],
    [m.intake_header(), ofDialect(({ header }) => yesOrNo(header))],
    [m.intake_skip(), ofDialect(({ skip }) => count(skip ?? 0))],
  ];
}

/** The role of each column; where the columns have other names, these instead. */
function columnParts(one: Reading, other: Reading): [string, (reading: Reading) => string][] {
  const named = one.columns.map(({ name }) => name);
  const same = named.length === other.columns.length && other.columns.every(({ name }, i) => name === named[i]);
  if (!same) return [[m.intake_columns(), ({ columns }) => shortText(columns.map(({ name }) => name).join(', '))]];
  return named.map((name, i) => [shortText(name, 60), ({ columns }) => roleLabel(columns[i].role)]);
}

function labelOf<T>(choices: { value: T; label: string }[], value: T): string {
  return choices.find((choice) => choice.value === value)!.label;
}

function yesOrNo(value: boolean): string {
  return value ? m.intake_yes() : m.intake_no();
}
