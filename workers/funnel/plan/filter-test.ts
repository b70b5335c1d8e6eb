import type { Filter } from '../../../src/core/spec/funnel';
import { compareCodePoints } from '../../store/code-points';
import type { Property } from '../../store/event-store';

/** A filter, evaluated once per distinct value (text) or for each event (number). */
export type FilterTest =
  | { kind: 'text'; codes: Uint8Array | Uint16Array | Uint32Array; holds: Uint8Array }
  | { kind: 'number'; numbers: Float64Array; holds: (n: number) => boolean };

function textHolds(filter: Filter): (value: string) => boolean {
  switch (filter.op) {
    case 'equal':
      return (value) => value === filter.value;
    case 'not_equal':
      return (value) => value !== filter.value;
    case 'in': {
      const wanted = new Set(filter.values);
      return (value) => wanted.has(value);
    }
    case 'contains': {
      const needle = filter.value.toLowerCase();
      return (value) => value.toLowerCase().includes(needle);
    }
    case 'less':
      return (value) => value !== '' && compareCodePoints(value, filter.value) < 0;
    case 'greater':
      return (value) => value !== '' && compareCodePoints(value, filter.value) > 0;
    case 'between':
      return (value) =>
        value !== '' && compareCodePoints(value, filter.from) >= 0 && compareCodePoints(value, filter.to) <= 0;
    case 'empty':
      return (value) => value === '';
    case 'not_empty':
      return (value) => value !== '';
  }
}

/** A filter's text as a number; NaN where it is not a number. Only the NaN of '' stands for empty. */
function numeric(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

function numberEquals(text: string): (n: number) => boolean {
  if (text === '') return Number.isNaN;
  const wanted = numeric(text);
  return (n) => n === wanted;
}

function numberHolds(filter: Filter): (n: number) => boolean {
  switch (filter.op) {
    case 'equal':
      return numberEquals(filter.value);
    case 'not_equal': {
      const equal = numberEquals(filter.value);
      return (n) => !equal(n);
    }
    case 'in': {
      const wanted = new Set(filter.values.map(numeric).filter((n) => !Number.isNaN(n)));
      const empty = filter.values.includes('');
      return (n) => wanted.has(n) || (empty && Number.isNaN(n));
    }
    case 'contains': {
      const needle = filter.value.toLowerCase();
      return (n) => (Number.isNaN(n) ? '' : String(n)).toLowerCase().includes(needle);
    }
    case 'less': {
      const limit = numeric(filter.value);
      return (n) => n < limit;
    }
    case 'greater': {
      const limit = numeric(filter.value);
      return (n) => n > limit;
    }
    case 'between': {
      const from = numeric(filter.from);
      const to = numeric(filter.to);
      return (n) => n >= from && n <= to;
    }
    case 'empty':
      return Number.isNaN;
    case 'not_empty':
      return (n) => !Number.isNaN(n);
  }
}

export function filterTest(filter: Filter, property: Property): FilterTest {
  if (property.kind === 'number') return { kind: 'number', numbers: property.numbers, holds: numberHolds(filter) };
  const test = textHolds(filter);
  return {
    kind: 'text',
    codes: property.codes,
    holds: Uint8Array.from(property.values, (value) => (test(value) ? 1 : 0)),
  };
}

/** Clears the entries of `found`, which has 1 for each event found so far, where the test fails. */
export function clearFailing(found: Uint8Array, test: FilterTest): void {
  if (test.kind === 'text') {
    const { codes, holds } = test;
    for (let i = 0; i < found.length; i++) found[i] &= holds[codes[i]];
    return;
  }
  const { numbers, holds } = test;
  for (let i = 0; i < found.length; i++) if (found[i] === 1 && !holds(numbers[i])) found[i] = 0;
}
