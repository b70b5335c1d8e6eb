import type { ValueCount } from '../../src/contract/dataset';
import type { Property } from './event-store';

/** The most frequent values of a property that contain `search` in any case, at most `limit`; empty is none of them. */
export function valueCounts(property: Property, search: string, limit: number): ValueCount[] {
  const wanted = search.toLowerCase();
  const counts =
    property.kind === 'text' ? countTexts(property.codes, property.values) : countNumbers(property.numbers);
  return counts
    .filter(({ value, events }) => events > 0 && value !== '' && value.toLowerCase().includes(wanted))
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}

function countTexts(codes: ArrayLike<number>, values: readonly string[]): ValueCount[] {
  const counts = new Uint32Array(values.length);
  for (let i = 0; i < codes.length; i++) counts[codes[i]]++;
  return values.map((value, code) => ({ value, events: counts[code] }));
}

function countNumbers(numbers: Float64Array): ValueCount[] {
  const counts: ValueCount[] = [];
  // Typed arrays sort by value, NaN last.
  const sorted = numbers.slice().sort();
  for (let from = 0; from < sorted.length && sorted[from] === sorted[from];) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    counts.push({ value: String(sorted[from]), events: to - from });
    from = to;
  }
  return counts;
}
