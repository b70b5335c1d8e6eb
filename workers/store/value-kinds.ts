import { utf8Encoder } from '../../src/core/text/utf8';
import type { PropertyKind, TimeFormat } from '../../src/core/spec/dataset';
import { parseTime } from './time-of-bytes';

/** No leading zeros and no thousands separators: those are numbers of things (postcodes, orders), not amounts. */
const NUMBER_FORM = /^-?(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;
/** A double cannot distinguish numbers with more digits than this; values that long are ids. */
const maxNumberDigits = 15;
const FLAG_VALUES = new Set(['true', 'false', 'yes', 'no', 'y', 'n', 't', 'f', '0', '1', '是', '否']);
const TIME_FORMATS: readonly TimeFormat[] = ['iso', 'day_first', 'month_first'];

/** The number a value stands for, null where it is none. */
export function numberOf(text: string): number | null {
  if (!NUMBER_FORM.test(text)) return null;
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  return digits.length <= maxNumberDigits || text.includes('.') ? Number(text) : null;
}

/**
 * Finds out what all the values of a property are, from one different value after the other, the empty one left out.
 */
export class KindTally {
  #values = 0;
  #flags = true;
  #numbers = true;
  #times: readonly TimeFormat[] = TIME_FORMATS;

  add(value: string): void {
    if (this.settled) return;
    this.#values++;
    this.#flags &&= this.#values <= 2 && FLAG_VALUES.has(value.toLowerCase());
    this.#numbers &&= numberOf(value) !== null;
    this.#times = this.#times.filter((format) => isTime(value, format));
  }

  /** Whether no further value can change the answer: it is text. */
  get settled(): boolean {
    return !this.#flags && !this.#numbers && this.#times.length === 0;
  }

  get kind(): PropertyKind {
    if (this.#values === 0) return 'text';
    if (this.#flags) return 'flag';
    if (this.#numbers) return 'number';
    return this.#times.length > 0 ? 'time' : 'text';
  }
}

function isTime(text: string, format: TimeFormat): boolean {
  const bytes = utf8Encoder.encode(text);
  return !Number.isNaN(parseTime(bytes, 0, bytes.length, format));
}
