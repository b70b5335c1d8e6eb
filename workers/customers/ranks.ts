import { bisectLeft } from 'd3';
import { allocate } from '../store/allocate';

/** Longer runs of digits are ids of fixed length, which sort as they are. */
const maxPaddedDigits = 16;
const DIGITS = /^\d{1,15}$/;

/**
 * Each text's rank among all of them, equal texts sharing one; numbers inside texts compare as numbers: "user 9" is
 * before "user 10".
 */
export function naturalRanks(texts: readonly string[]): Float64Array {
  if (texts.every((text) => DIGITS.test(text))) return numberRanks(Float64Array.from(texts, Number));
  const keys = texts.every((text) => sameShape(text, texts[0])) ? texts : texts.map(padded);
  const order = Uint32Array.from(texts, (_, i) => i);
  order.sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0));
  const ranks = allocate(Float64Array, texts.length);
  for (let i = 1; i < order.length; i++) {
    ranks[order[i]] = ranks[order[i - 1]] + (keys[order[i]] === keys[order[i - 1]] ? 0 : 1);
  }
  return ranks;
}

function padded(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(maxPaddedDigits, '0'));
}

/**
 * Whether digits are at the same positions: such texts sort correctly as they are, as most ids of a fixed length do.
 */
function sameShape(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (isDigit(a.charCodeAt(i)) !== isDigit(b.charCodeAt(i))) return false;
  return true;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The same for numbers; NaN keeps NaN. */
export function numberRanks(numbers: Float64Array): Float64Array {
  // Typed arrays sort by value, NaN last.
  const sorted = numbers.slice().sort();
  return numbers.map((number) => (Number.isNaN(number) ? NaN : bisectLeft(sorted, number)));
}
