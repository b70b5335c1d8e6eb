import type { ValueCount } from '../../src/core/spec/dataset';
import { allocate, copied } from './allocate';
import type { Property } from './event-store';

/** The most frequent values of a property that contain `search` in any case, at most `limit`; empty is none of them. */
export function valueCounts(property: Property, search: string, limit: number): ValueCount[] {
  const best = new MostFrequent(search.toLowerCase(), limit);
  if (property.kind === 'text') addTexts(property.codes, property.values, best);
  else addNumbers(property.numbers, best);
  return best.found;
}

/** Keeps the best few of many values, so that millions of them are never sorted. */
class MostFrequent {
  /** Most frequent first; values of equal count in alphabetical order. */
  readonly found: ValueCount[] = [];

  constructor(
    readonly search: string,
    readonly limit: number,
  ) {}

  add(value: string, events: number): void {
    const isFull = this.found.length >= this.limit;
    if (isFull && !this.#precedes(value, events, this.found.at(-1))) return;
    if (this.search !== '' && !value.toLowerCase().includes(this.search)) return;
    const index = this.found.findIndex((other) => this.#precedes(value, events, other));
    this.found.splice(index < 0 ? this.found.length : index, 0, { value, events });
    if (isFull) this.found.pop();
  }

  #precedes(value: string, events: number, other: ValueCount | undefined): boolean {
    if (other === undefined) return false;
    return events > other.events || (events === other.events && value < other.value);
  }
}

function addTexts(codes: ArrayLike<number>, values: readonly string[], best: MostFrequent): void {
  const counts = allocate(Uint32Array, values.length);
  for (let i = 0; i < codes.length; i++) counts[codes[i]]++;
  for (let code = 1; code < values.length; code++) if (counts[code] > 0) best.add(values[code], counts[code]);
}

function addNumbers(numbers: Float64Array, best: MostFrequent): void {
  // Typed arrays sort by value, NaN last.
  const sorted = copied(numbers).sort();
  for (let from = 0; from < sorted.length && !Number.isNaN(sorted[from]);) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    best.add(String(sorted[from]), to - from);
    from = to;
  }
}
