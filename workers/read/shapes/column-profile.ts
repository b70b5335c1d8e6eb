import type { PropertyKind } from '../../../src/core/spec/dataset';
import { isNumber } from '../cell-shapes';
import type { TextRow } from '../row-source';
import { guessTimeFormat, type TimeGuess } from './time-format';

/** The profile of one column over the examined rows. */
export interface ColumnProfile {
  name: string;
  index: number;
  rows: number;
  /** The non-empty values, trimmed, in the file's order. */
  values: string[];
  /** Number of different non-empty values. */
  distinct: number;
  /** Shares of the non-empty values. */
  numbers: number;
  decimals: number;
  time: TimeGuess | null;
  kind: PropertyKind;
  /** Whole numbers that go up by one from row to row. */
  counts: boolean;
}

/** The number of characters of a value to examine. */
const maxProfiledLength = 300;
/** The number of cells to examine, over all columns. */
const maxProfiledCells = 400_000;

/** Rows enough to profile files of `columns` columns. */
export function profiledRows(columns: number): number {
  return Math.max(60, Math.min(20_000, Math.floor(maxProfiledCells / columns)));
}

export function profileColumns(names: readonly string[], rows: readonly TextRow[]): ColumnProfile[] {
  return names.map((name, index) => {
    const values: string[] = [];
    for (const cells of rows) {
      const value = cells[index]?.slice(0, maxProfiledLength).trim();
      if (value) values.push(value);
    }
    const numbers = matchingShare(values, isNumber);
    const time = guessTimeFormat(values);
    const distinct = new Set(values).size;
    return {
      name,
      index,
      rows: rows.length,
      values,
      distinct,
      numbers,
      decimals: matchingShare(values, (value) => /^[-+]?\d*[.,]\d{1,6}$/.test(value)),
      time,
      kind: columnKind(values, { numbers, time, distinct }),
      counts: isRunningNumber(values),
    };
  });
}

function matchingShare(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

const FLAG_PAIRS = ['true false', 'yes no', 'y n', 't f', '1 0', '是 否', '有 无'].map(
  (pair) => new Set(pair.split(' ')),
);

function columnKind(
  values: readonly string[],
  seen: Pick<ColumnProfile, 'numbers' | 'time' | 'distinct'>,
): PropertyKind {
  if (seen.time && seen.time.share > 0.9 && seen.time.likely >= 0.8) return 'time';
  const flag = seen.distinct === 2 && FLAG_PAIRS.some((pair) => values.every((value) => pair.has(value.toLowerCase())));
  if (flag) return 'flag';
  // Leading zeros are part of an id, and would be lost in a number.
  const padded = matchingShare(values, (value) => /^0\d/.test(value)) > 0;
  return seen.numbers > 0.95 && !padded ? 'number' : 'text';
}

function isRunningNumber(values: readonly string[]): boolean {
  if (values.length < 3) return false;
  const steps = values.slice(1).filter((value, i) => Number(value) === Number(values[i]) + 1).length;
  return steps > 0.9 * (values.length - 1);
}
