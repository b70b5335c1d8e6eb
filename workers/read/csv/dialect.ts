import type { Delimiter, Dialect } from '../../../src/core/spec/dataset';
import { maxColumns } from '../../../src/core/spec/limits';
import { isNumber, isTimeShaped, wholeness } from '../cell-shapes';
import { textRecords, type TextRecord } from './text-records';

/** Dialect without what is found before (encoding) and after (header), and the number of columns it gives. */
export interface CsvLayout {
  delimiter: Delimiter;
  quote: Dialect['quote'];
  /** Lines before the first record. */
  skip: number;
  columns: number;
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|', 'spaces'];
/** The number of bytes to try separators on, if they contain enough records. */
const maxTriedBytes = 300_000;
const minDialectRecords = 10;
const maxTriedRecords = 600;
/** Share of the records with which a width other than the most frequent one is believed, where the header has it. */
const widthShare = 0.1;
/** Share of records with the usual width from which on the lines are all alike, but for a few broken ones. */
const regularShare = 0.9;
/** Share of records with a malformed quote up to which a file without well-formed ones is taken to quote at all. */
const strayQuoteShare = 0.02;
const apostropheByte = 39;

/**
 * Separator, quote, lines to skip and number of columns, from the text's beginning in UTF-8. Every separator is tried and
 * judged by how many records have the same number of fields and how whole these fields look (after G. van den Burg
 * et al., "Wrangling messy CSV files by detecting row and type patterns", 2019). `wanted` settles what is known.
 */
export function guessLayout(text: Uint8Array, complete: boolean, wanted: Dialect | null = null): CsvLayout {
  const announced = announcedDelimiter(text);
  const skip = wanted?.skip ?? (announced ? 1 : 0);
  const delimiters = wanted ? [wanted.delimiter] : announced ? [announced] : DELIMITERS;
  const best = (head: Uint8Array) => {
    const whole = complete && head.length === text.length;
    const trials = delimiters.map((delimiter) => tried(head, { delimiter, skip, quote: wanted?.quote }, whole));
    // A character that splits every line equally, including the header, is the separator: blanks then belong to names.
    const divided = trials.some(({ delimiter, divides }) => delimiter !== 'spaces' && divides);
    const likely = divided ? trials.filter(({ delimiter }) => delimiter !== 'spaces') : trials;
    return likely.reduce((a, b) => (b.score > a.score ? b : a));
  };
  const short = best(text.subarray(0, maxTriedBytes));
  const found = short.records < minDialectRecords && text.length > maxTriedBytes ? best(text) : short;
  const { delimiter, quote, columns, titleLines } = found;
  return { delimiter, quote, columns, skip: wanted?.skip ?? Math.max(skip, titleLines) };
}

/** Excel's own remark in the first line: `sep=;`. */
function announcedDelimiter(text: Uint8Array): Delimiter | null {
  const mark = /^"?sep=([,;|\t])"?[\r\n]/i.exec(new TextDecoder().decode(text.subarray(0, 16)))?.[1];
  return DELIMITERS.find((delimiter) => delimiter === mark) ?? null;
}

interface Trial {
  delimiter: Delimiter;
  quote: Dialect['quote'];
  columns: number;
  records: number;
  /** Lines before the first record that is no title. */
  titleLines: number;
  /** Whether the first line and nearly all others have the same number of fields, and more than one. */
  divides: boolean;
  score: number;
}

interface Attempt {
  delimiter: Delimiter;
  skip: number;
  quote: Dialect['quote'] | undefined;
}

function tried(text: Uint8Array, attempt: Attempt, complete: boolean): Trial {
  const { quote, split } = splitWithQuote(text, attempt, complete);
  const { records, malformed } = split;
  const mode = usualWidth(records);
  const start = firstRecord(records, mode.width);
  const columns = believedWidth(records.slice(start), mode.width);
  const regular = records.filter((record) => record.fields.length === mode.width).slice(0, 200);
  const share = mode.records / (records.length - start + malformed || 1);
  const score = Math.min(1, share) * meanWholeness(regular) * preference(attempt.delimiter, mode.width);
  const titleLines = start > 0 ? records[start].line - 1 : 0;
  const headed = records.length > 0 && records[0].fields.length === mode.width;
  const divides = mode.width > 1 && headed && mode.records >= regularShare * records.length;
  return { delimiter: attempt.delimiter, quote, columns, records: records.length, titleLines, divides, score };
}

/**
 * Double quotes unless they are malformed more often than not (then the file quotes nothing), or only single ones
 * enclose fields.
 */
function splitWithQuote(text: Uint8Array, attempt: Attempt, complete: boolean) {
  const by = (quote: Dialect['quote']) => {
    const { delimiter, skip } = attempt;
    return { quote, split: textRecords(text, { delimiter, quote, skip }, { limit: maxTriedRecords, complete }) };
  };
  if (attempt.quote !== undefined) return by(attempt.quote);
  const double = by('"');
  const { malformed, quoted, records } = double.split;
  if (malformed > quoted && malformed > strayQuoteShare * records.length) return by('');
  if (quoted > 0 || !text.includes(apostropheByte)) return double;
  const single = by("'");
  return single.split.quoted > 10 * single.split.malformed ? single : double;
}

/** The most frequent number of fields; of equally frequent ones the larger. */
function usualWidth(records: readonly TextRecord[]): { width: number; records: number } {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  let best = { width: 1, records: 0 };
  for (const [width, count] of counts) {
    const more = count > best.records || (count === best.records && width > best.width);
    if (more) best = { width, records: count };
  }
  return best;
}

/**
 * Index of the first record that is no title or remark: those have one filled field, or fewer fields than usual
 * with names to follow.
 */
function firstRecord(records: readonly TextRecord[], width: number): number {
  if (width === 1) return 0;
  const first = records.slice(0, 20).findIndex(({ fields }, index) => {
    const filled = fields.filter((field) => field?.trim()).length;
    if (filled <= 1) return false;
    return fields.length >= width || !namesFollow(records, index + 1, width);
  });
  return Math.max(0, first);
}

function namesFollow(records: readonly TextRecord[], from: number, width: number): boolean {
  const next = records.slice(from, from + 5).find(({ fields }) => fields.length === width);
  return next?.fields.every((field) => field !== null && !isNumber(field) && !isTimeShaped(field)) ?? false;
}

/** The header's width where a fair share of the records has it too; else the usual one. */
function believedWidth(records: readonly TextRecord[], usual: number): number {
  const header = records[0]?.fields ?? [];
  if (header.length === usual || header.length < 2) return usual;
  if (header.some((name) => name === null || isNumber(name) || isTimeShaped(name))) return usual;
  const same = records.filter(({ fields }) => fields.length === header.length).length - 1;
  return same >= Math.max(1, widthShare * records.length) ? header.length : usual;
}

function meanWholeness(records: readonly TextRecord[]): number {
  let sum = 0;
  let cells = 0;
  for (const { fields } of records) {
    const step = Math.ceil(fields.length / 100);
    for (let field = 0; field < fields.length; field += step) {
      sum += wholeness(fields[field]);
      cells++;
    }
  }
  return cells === 0 ? 0 : sum / cells;
}

/**
 * More columns are better, if only a little; blanks also stand inside of dates and names; one column is the last
 * resort.
 */
function preference(delimiter: Delimiter, width: number): number {
  // More separators than that in a line are something else.
  if (width > maxColumns) return 0;
  if (width === 1) return delimiter === ',' ? 0.3 : 0.29;
  const columns = 0.5 + 0.5 * (1 - 1 / width);
  return delimiter === 'spaces' ? columns * (width === 2 ? 0.5 : 0.9) : columns;
}
