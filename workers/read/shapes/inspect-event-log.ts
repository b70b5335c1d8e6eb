import { tableEndings } from '../../../src/core/spec/file-endings';
import { evenSample } from '../../../src/core/arrays/even-sample';
import type { ColumnReading, InspectedColumn, Inspection, Reading } from '../../../src/core/spec/dataset';
import type { Table, TextRow } from '../row-source';
import { eventOfTimeColumn } from './column-names';
import { profileColumns, profiledRows } from './column-profile';
import { guessRoles } from './guess-roles';
import { dayMonthOrder, guessTimeFormat, isAbsolute, timeOf } from './time-format';

const shownRows = 50;
const shownCharacters = 500;

/**
 * Guesses the columns' roles and how times are written, from the first rows and from later ones. What `wanted` states is
 * taken as it is where it fits.
 */
export function inspectEventLog(file: File, table: Table, wanted: Partial<Reading>): Inspection {
  const half = profiledRows(table.names.length) / 2;
  const judged = [
    ...table.rows.slice(0, 2 * half - Math.min(half, table.later.length)),
    ...evenSample(table.later, half),
  ];
  const columns = withChosenRoles(guessRoles(profileColumns(table.names, judged), judged), wanted.columns);
  const when = timeReading(columns, [...table.rows, ...table.later], wanted.timeFormat);
  const { timeFormat, ambiguity, absoluteTimes, timeExample } = when;
  const reading: Reading = {
    dialect: table.dialect,
    shape: 'event_log',
    columns: columns.map(({ name, role }) => ({ name, role })),
    timeFormat,
    timeZone: absoluteTimes ? (wanted.timeZone ?? 'UTC') : 'UTC',
    dropDuplicates: wanted.dropDuplicates ?? false,
    eventName: wanted.eventName ?? guessEventName(file.name, columns),
  };
  const rows = table.rows.slice(0, shownRows).map((cells) => cells.map(shortenedField));
  return { name: file.name, size: file.size, columns, rows, reading, ambiguity, absoluteTimes, timeExample };
}

function shortenedField(field: string | null): string | null {
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
  rows: readonly TextRow[],
  wanted: Reading['timeFormat'] | undefined,
): TimeReading {
  const index = columns.findIndex(({ role }) => role === 'when');
  const values = rows.map((cells) => cells[index]?.slice(0, 100).trim() ?? '').filter((value) => value !== '');
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

const knownEndings = new RegExp(`(\\.(${tableEndings.join('|')}))+$`, 'i');

/** What the rows of a file without event names are called: after its time column, its being paid, or the file. */
function guessEventName(fileName: string, columns: readonly InspectedColumn[]): string {
  const when = columns.find(({ role }) => role === 'when');
  const named = when?.reason.code === 'name_matches' ? eventOfTimeColumn(when.name) : '';
  if (named !== '') return named;
  if (columns.some(({ role }) => role === 'amount')) return 'purchase';
  return fileName.replace(knownEndings, '') || fileName;
}
