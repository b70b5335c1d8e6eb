import { isNumber, isTimeShaped } from './cell-shapes';
import { isKnownName } from './column-names';
import type { TextRecord } from './records';

type Fields = TextRecord['fields'];

/** As many records below the first are compared with it. */
const COMPARED = 500;

/**
 * Whether the first record names the columns: no number or date among its fields (unless most of them are names we
 * know), and either a column whose values below are of another kind, or names that do not come up again as values.
 */
export function looksLikeHeader(first: Fields, below: readonly TextRecord[]): boolean {
  const names = first.map((name) => name?.trim() ?? '');
  const filled = names.filter((name) => name !== '');
  if (filled.length === 0 || filled.length < names.length / 2) return false;
  const values = filled.filter((name) => isNumber(name) || isTimeShaped(name)).length;
  if (values > 0 && filled.filter(isKnownName).length <= values) return false;
  if (below.length === 0) return true;
  const columns = names.map((_, column) => below.slice(0, COMPARED).map(({ fields }) => fields[column]?.trim() ?? ''));
  const differs = columns.some((values) => mostly(values, (value) => isNumber(value) || isTimeShaped(value)));
  if (differs) return true;
  return names.every((name, column) => name === '' || !columns[column].includes(name));
}

function mostly(values: readonly string[], test: (value: string) => boolean): boolean {
  const filled = values.filter((value) => value !== '');
  return filled.length > 0 && filled.filter(test).length > 0.8 * filled.length;
}

/** Names for `columns` columns: those of the header, trimmed, on one line, and made unique; `column_3` where there is none. */
export function columnNames(header: Fields | null, columns: number, below: readonly TextRecord[]): string[] {
  const written = header === null ? [] : aligned(header, columns, below);
  const taken = new Set<string>();
  return Array.from({ length: columns }, (_, column) => {
    const name = (written[column] ?? '').trim().replace(/\s*[\r\n]+\s*/g, ' ') || `column_${column + 1}`;
    const unique = uniqueName(name, taken);
    taken.add(unique);
    return unique;
  });
}

/** R writes no name over its column of row names: where one name is missing, it is the first, if the last column holds anything. */
function aligned(header: Fields, columns: number, below: readonly TextRecord[]): Fields {
  const missing = header.length === columns - 1 && below.some(({ fields }) => fields[columns - 1]);
  return missing ? [null, ...header] : header;
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let suffix = 2;
  while (taken.has(`${name}_${suffix}`)) suffix++;
  return `${name}_${suffix}`;
}
