import type { ColumnReading, Dialect, InspectedColumn, Inspection, Reading } from '../../src/core/spec/dataset';
import { failure, success, type Outcome } from '../../src/core/outcome';
import { isTimeZone } from '../../src/core/time/time-zone';
import { eventOfTimeColumn } from './shapes/column-names';
import { profileColumns, profiledRows } from './shapes/column-profile';
import { guessLayout } from './csv/dialect';
import { guessEncoding, utf8Of } from './encoding';
import { readFileParts, type FileParts } from './file-parts';
import { foreignFormat } from './foreign-format';
import { isLineEnd } from './csv/line-bytes';
import { columnNames, looksLikeHeader } from './csv/header';
import { readFailure, unknownZone } from './read-failure';
import { textRecords, type TextRecord } from './csv/text-records';
import { guessRoles } from './shapes/guess-roles';
import { dayMonthOrder, guessTimeFormat, isAbsolute, timeOf } from './shapes/time-format';

const headBytes = 1 << 20;
/** Read instead where the head holds too few records to judge by, because they are long. */
const largeHeadBytes = 8 << 20;
const minHeadRecords = 20;
const shownRows = 50;
const shownCharacters = 500;

/**
 * Looks at a file's beginning (1 MB; 8 MB where records are that long) and at samples of the rest, and guesses how it
 * is to be read. What `wanted` states is taken as it is: a dialect leads to new columns, which get `wanted.columns`'
 * roles where the names are the same; a time format holds as long as the times can be read by it. `wanted.timeZone`
 * counts where times are absolute. Fails with unknown_time_zone, empty_file, unsupported_file (`value` names the
 * format), not_text, file_changed, unreadable_file, broken_gzip or out_of_memory; a file without any time or actor
 * column is inspected all the same.
 */
export async function inspectFile(file: File, wanted: Partial<Reading> = {}): Promise<Outcome<Inspection>> {
  if (wanted.timeZone !== undefined && !isTimeZone(wanted.timeZone)) return unknownZone(wanted.timeZone);
  try {
    const looked = lookAt(file, await readFileParts(file, headBytes), wanted);
    const short = looked.ok && !looked.value.complete && looked.value.records.length < minHeadRecords;
    const table = short ? lookAt(file, await readFileParts(file, largeHeadBytes), wanted) : looked;
    return table.ok ? success(inspectionOf(file, table.value, wanted)) : table;
  } catch (thrown) {
    return readFailure(thrown, file.name);
  }
}

/** The looked-at part of a file as a table. */
interface Table {
  dialect: Dialect;
  names: string[];
  /** Of the head: those of the right width. */
  records: TextRecord[];
  /** Of the samples. */
  later: TextRecord[];
  complete: boolean;
}

function lookAt(file: File, parts: FileParts, wanted: Partial<Reading>): Outcome<Table> {
  if (parts.head.length === 0) return failure('empty_file', { file: file.name });
  const foreign = foreignFormat(parts.head);
  if (foreign) return failure('unsupported_file', { file: file.name, value: foreign });
  const encoding = wanted.dialect?.encoding ?? guessEncoding([parts.head, ...parts.samples]);
  if (!encoding) return failure('not_text', { file: file.name });
  const text = utf8Of(parts.head, encoding);
  if (new TextDecoder().decode(text).trim() === '') return failure('empty_file', { file: file.name });
  const samples = parts.samples.map((sample) => fromNextLine(utf8Of(sample, encoding)));
  return success(tableOf({ text, samples, complete: parts.complete }, { encoding }, wanted.dialect));
}

/** A sample may begin inside a record. */
function fromNextLine(text: Uint8Array): Uint8Array {
  return text.subarray(text.findIndex(isLineEnd) + 1);
}

function tableOf(
  { text, samples, complete }: { text: Uint8Array; samples: Uint8Array[]; complete: boolean },
  { encoding }: Pick<Dialect, 'encoding'>,
  wanted: Dialect | undefined,
): Table {
  const { columns, skip, ...marks } = guessLayout(text, complete, wanted);
  const limit = 2 * profiledRows(columns);
  const all = textRecords(text, { ...marks, skip }, { limit, complete }).records;
  const header = wanted?.header ?? looksLikeHeader(all[0]?.fields ?? [], all.slice(1));
  const body = header ? all.slice(1) : all;
  const records = body.filter(({ fields }) => fields.length === columns);
  const later = samples.flatMap((sample) => textRecords(sample, marks, { limit, complete: false }).records);
  return {
    // Without a header, a short first record is rather a bad row than a title.
    dialect: { encoding, ...marks, header, ...(skip > 0 && { skip }) },
    names: columnNames(header ? (all[0]?.fields ?? null) : null, columns, records),
    records,
    later: later.filter(({ fields }) => fields.length === columns),
    complete,
  };
}

function inspectionOf(file: File, table: Table, wanted: Partial<Reading>): Inspection {
  const half = profiledRows(table.names.length) / 2;
  const judged = [
    ...table.records.slice(0, 2 * half - Math.min(half, table.later.length)),
    ...evenly(table.later, half),
  ];
  const columns = withChosenRoles(guessRoles(profileColumns(table.names, judged), judged), wanted.columns);
  const when = timeReading(columns, [...table.records, ...table.later], wanted.timeFormat);
  const { timeFormat, ambiguity, absoluteTimes, timeExample } = when;
  const reading: Reading = {
    dialect: table.dialect,
    columns: columns.map(({ name, role }) => ({ name, role })),
    timeFormat,
    timeZone: absoluteTimes ? (wanted.timeZone ?? 'UTC') : 'UTC',
    dropDuplicates: wanted.dropDuplicates ?? false,
    eventName: wanted.eventName ?? guessEventName(file.name, columns),
  };
  const rows = table.records.slice(0, shownRows).map(({ fields }) => fields.map(shortened));
  return { name: file.name, size: file.size, columns, rows, reading, ambiguity, absoluteTimes, timeExample };
}

function evenly<T>(list: readonly T[], maxCount: number): T[] {
  const step = Math.max(1, list.length / maxCount);
  return Array.from({ length: Math.min(maxCount, list.length) }, (_, i) => list[Math.floor(i * step)]);
}

function shortened(field: string | null): string | null {
  return field !== null && field.length > shownCharacters ? `${field.slice(0, shownCharacters)}…` : field;
}

/** Roles chosen before are kept where they were chosen for these very columns. */
function withChosenRoles(guessed: InspectedColumn[], chosen: readonly ColumnReading[] | undefined): InspectedColumn[] {
  const roles = new Map(chosen?.map(({ name, role }) => [name, role]));
  const fits = roles.size === guessed.length && guessed.every(({ name }) => roles.has(name));
  if (!fits) return guessed;
  return guessed.map((column) => {
    const role = roles.get(column.name)!;
    if (role === column.role) return column;
    return { ...column, role, reason: { code: 'chosen', evidence: column.name }, confidence: 1 };
  });
}

type TimeReading = Pick<Reading, 'timeFormat'> & Pick<Inspection, 'ambiguity' | 'absoluteTimes' | 'timeExample'>;

function timeReading(
  columns: readonly InspectedColumn[],
  records: readonly TextRecord[],
  wanted: Reading['timeFormat'] | undefined,
): TimeReading {
  const index = columns.findIndex(({ role }) => role === 'when');
  const values = records.map(({ fields }) => fields[index]?.slice(0, 100).trim() ?? '').filter((value) => value !== '');
  const guess = guessTimeFormat(values);
  const short = guess?.format === 'day_first' || guess?.format === 'month_first';
  const order = short ? dayMonthOrder(values) : null;
  const guessed = order?.format ?? guess?.format ?? 'iso';
  const readable = wanted !== undefined && values.some((value) => !Number.isNaN(timeOf(value, wanted)));
  const timeFormat = wanted !== undefined && (readable || guess === null) ? wanted : guessed;
  const text = values.at(0);
  const time = text === undefined ? NaN : timeOf(text, timeFormat);
  return {
    timeFormat,
    ambiguity: order?.ambiguity ?? null,
    absoluteTimes: values.length > 0 && isAbsolute(values, timeFormat),
    timeExample: text === undefined ? null : { text, time: Number.isNaN(time) ? null : time },
  };
}

/** What the rows of a file without event names are called: after its time column, its being paid, or the file. */
function guessEventName(fileName: string, columns: readonly InspectedColumn[]): string {
  const when = columns.find(({ role }) => role === 'when');
  const named = when?.reason.code === 'name_matches' ? eventOfTimeColumn(when.name) : '';
  if (named !== '') return named;
  if (columns.some(({ role }) => role === 'amount')) return 'purchase';
  return fileName.replace(/(\.(csv|tsv|txt|tab|gz))+$/i, '') || fileName;
}
