import { allocate } from '../store/allocate';
import { Derived } from '../store/derived';
import type { Codes, Property } from '../store/event-store';

/** A property's values numbered from 1 on; 0 is empty. */
export interface ValueCodes {
  codes: Codes;
  /** By number; `values[0]` is ''. */
  values: readonly string[];
}

/** With more distinct values than this, a property identifies single actors rather than groups. */
const maxCodedValues = 1000;

const codesByProperty = new Derived<Property, ValueCodes | null>();

/** Null where there are more than `maxCodedValues` values. Number properties are coded once and cached. */
export function valueCodes(property: Property): ValueCodes | null {
  if (property.kind === 'text') return property.values.length - 1 > maxCodedValues ? null : property;
  return codesByProperty.of(property, null, () => numberCodes(property.numbers));
}

function numberCodes(numbers: Float64Array): ValueCodes | null {
  const codes = allocate(Uint16Array, numbers.length);
  const codeOf = new Map<number, number>();
  // Neighbours are often alike, so the map is asked less.
  let last = NaN;
  let code = 0;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i];
    if (Number.isNaN(value)) continue;
    if (value !== last) {
      last = value;
      code = codeOf.get(value) ?? codeOf.size + 1;
      if (code > codeOf.size) codeOf.set(value, code);
      if (code > maxCodedValues) return null;
    }
    codes[i] = code;
  }
  return { codes, values: ['', ...Array.from(codeOf.keys(), String)] };
}

/** The number of distinct values of a property; not cached for number properties. */
export function distinctValues(property: Property): number {
  if (property.kind === 'text') return property.values.length - 1;
  return new Set(property.numbers.filter((value) => !Number.isNaN(value))).size;
}
