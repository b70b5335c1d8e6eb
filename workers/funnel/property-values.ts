import type { Property } from '../store/event-store';
import { NumberCodes } from './number-codes';

/**
 * What a breakdown tells actors apart by: a code for each event, one for each value or pair of values. Values come to
 * be known as events are asked about.
 */
export interface EventValues {
  /** Whether the event carries a value; of two properties, at least one. An event's own time says nothing here. */
  filled(event: number): boolean;
  code(event: number): number;
  /** One more than the highest code so far. */
  readonly size: number;
  /** What a code stands for, as in `GroupKey`. */
  values(code: number): string[];
  /** Negative where the first code comes before the other in the values' own order; empty ones come last. */
  compare(code: number, other: number): number;
  /** Whether groups are shown in that order, and not most entered first. */
  readonly inOwnOrder: boolean;
}

/** A property's values as they are. */
export function propertyValues(property: Property): EventValues {
  return property.kind === 'text' ? new TextValues(property) : new NumberValues(property.numbers);
}

class TextValues implements EventValues {
  readonly inOwnOrder = false;
  readonly #property: Extract<Property, { kind: 'text' }>;

  constructor(property: Extract<Property, { kind: 'text' }>) {
    this.#property = property;
  }

  get size(): number {
    return this.#property.values.length;
  }

  filled(event: number): boolean {
    return this.#property.codes[event] !== 0;
  }

  code(event: number): number {
    return this.#property.codes[event];
  }

  values(code: number): string[] {
    return [this.#property.values[code]];
  }

  compare(code: number, other: number): number {
    if (code === 0 || other === 0) return other - code;
    const { values } = this.#property;
    return values[code] < values[other] ? -1 : values[code] > values[other] ? 1 : 0;
  }
}

class NumberValues implements EventValues {
  readonly inOwnOrder = false;
  readonly #numbers: Float64Array;
  readonly #codes = new NumberCodes();

  constructor(numbers: Float64Array) {
    this.#numbers = numbers;
  }

  get size(): number {
    return this.#codes.size;
  }

  filled(event: number): boolean {
    return !Number.isNaN(this.#numbers[event]);
  }

  code(event: number): number {
    return this.#codes.code(this.#numbers[event]);
  }

  values(code: number): string[] {
    return [code === 0 ? '' : String(this.#codes.number(code))];
  }

  compare(code: number, other: number): number {
    return code === 0 || other === 0 ? other - code : this.#codes.number(code) - this.#codes.number(other);
  }
}
