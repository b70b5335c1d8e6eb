import { isNumber, isTimeShaped } from './cell-shapes';
import { isKnownName } from './shapes/column-names';
import type { TextRow } from './row-source';

/** A longer cell in the first line is not a name. */
const maxHeaderLength = 300;
/** The number of rows below the first to compare with it. */
const comparedRows = 500;

/**
 * Whether the first row names the columns: no number or date among its cells (unless most of them are names we
 * know), and either a column whose values below are of another kind, or names that do not come up again as values.
 */
export function looksLikeHeader(first: TextRow, below: readonly TextRow[]): boolean {
  const names = first.map((name) => name?.slice(0, maxHeaderLength).trim() ?? '');
  const filled = names.filter((name) => name !== '');
  if (filled.length === 0 || filled.length < names.length / 2) return false;
  const values = filled.filter((name) => isNumber(name) || isTimeShaped(name)).length;
  if (values > 0 && filled.filter(isKnownName).length <= values) return false;
  if (below.length === 0) return true;
  const columns = names.map((_, column) => below.slice(0, comparedRows).map((cells) => cells[column]?.trim() ?? ''));
  const differs = columns.some((values) => mostly(values, (value) => isNumber(value) || isTimeShaped(value)));
  if (differs) return true;
  return names.every((name, column) => name === '' || !columns[column].includes(name));
}

function mostly(values: readonly string[], test: (value: string) => boolean): boolean {
  const filled = values.filter((value) => value !== '');
  return filled.length > 0 && filled.filter(test).length > 0.8 * filled.length;
}

/**
 * Names for `columns` columns: those of the header, trimmed, on one line, and made unique; `column_3` where there is
 * none.
 */
export function columnNames(header: TextRow | null, columns: number, below: readonly TextRow[]): string[] {
  const written = header === null ? [] : aligned(header, columns, below);
  const names = new UniqueNames();
  return Array.from({ length: columns }, (_, column) => {
    return names.take(
      (written[column] ?? '')
        .slice(0, maxHeaderLength)
        .trim()
        .replace(/\s*[\r\n]+\s*/g, ' ') || `column_${column + 1}`,
    );
  });
}

/**
 * R writes no name over its column of row names: where one name is missing, it is the first, if the last column holds
 * anything.
 */
function aligned(header: TextRow, columns: number, below: readonly TextRow[]): TextRow {
  const missing = header.length === columns - 1 && below.some((cells) => cells[columns - 1]);
  return missing ? [null, ...header] : header;
}

/** Gives each name once: a second `a` is `a_2`, unless there is one. */
class UniqueNames {
  readonly #taken = new Set<string>();
  /** The next suffix to try for a name, so that thousands of equal names take no longer than different ones. */
  readonly #suffixes = new Map<string, number>();

  take(name: string): string {
    let unique = name;
    let suffix = this.#suffixes.get(name) ?? 2;
    while (this.#taken.has(unique)) unique = `${name}_${suffix++}`;
    this.#suffixes.set(name, suffix);
    this.#taken.add(unique);
    return unique;
  }
}
