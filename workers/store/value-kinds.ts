import type { PropertyKind, TimeFormat } from '../../src/contract/dataset';
import { parseTime } from './time-of-bytes';

/** No leading zeros and no thousands separators: those are numbers of things (postcodes, orders), not amounts. */
const NUMBER = /^-?(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;
/** More digits than this a double does not keep apart, and what has so many is an id. */
const MOST_DIGITS = 15;
const FLAGS = new Set(['true', 'false', 'yes', 'no', 'y', 'n', 't', 'f', '0', '1', '是', '否']);
const TIME_FORMATS: readonly TimeFormat[] = ['iso', 'day_first', 'month_first'];

const encoder = new TextEncoder();

/** The number a value stands for, null where it is none. */
export function numberOf(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  return digits.length <= MOST_DIGITS || text.includes('.') ? Number(text) : null;
}

/** What all the values of a property are; `values` without the empty one. */
export function kindOf(values: readonly string[]): PropertyKind {
  if (values.length === 0) return 'text';
  if (values.length <= 2 && values.every((value) => FLAGS.has(value.toLowerCase()))) return 'flag';
  if (values.every((value) => numberOf(value) !== null)) return 'number';
  return TIME_FORMATS.some((format) => values.every((value) => isTime(value, format))) ? 'time' : 'text';
}

function isTime(text: string, format: TimeFormat): boolean {
  const bytes = encoder.encode(text);
  return !Number.isNaN(parseTime(bytes, 0, bytes.length, format));
}
