import { compareCodePoints } from '../../store/code-points';
import type { Property } from '../../store/event-store';
import { NumberCodes } from './number-codes';

/**
 * The values a breakdown groups by: a code for each event, one code for each value or pair of values. Codes are
 * assigned as events are queried.
 */
export interface EventValues {
  /** Whether the event carries a value; of two properties, at least one. An event's own time does not count here. */
  filled(event: number): boolean;
  code(event: number): number;
  /** One more than the highest code so far. */
  readonly size: number;
  /** The values of a code, as in `GroupKey`. */
  values(code: number): string[];
  /** Negative where the first code comes before the other in the values' natural order; empty values come last. */
  compare(code: number, other: number): number;
  /** Whether groups are shown in that order rather than largest first. */
  readonly inOwnOrder: boolean;
}

/** Orders events by their values, those without one last. */
export function compareValues(values: EventValues, event: number, other: number): number {
  const filled = Number(values.filled(other)) - Number(values.filled(event));
  return filled || values.compare(values.code(event), values.code(other));
}

/** A property's values, unchanged. */
export function propertyValues(property: Property): EventValues {
  if (property.kind === 'text') return new TextValues(property);
  const { numbers } = property;
  const filled = (event: number) => !Number.isNaN(numbers[event]);
  return new NumberedValues({ number: (event) => numbers[event], filled, name: String, inOwnOrder: false });
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
    return compareCodePoints(values[code], values[other]);
  }
}

/** Maps events to numbers, and numbers to texts. */
interface Numbering {
  /** NaN for none. */
  number(event: number): number;
  filled(event: number): boolean;
  name(number: number): string;
  inOwnOrder: boolean;
}

/** Values that are numbers or represented by numbers, in ascending order. */
export class NumberedValues implements EventValues {
  readonly #of: Numbering;
  readonly #codes = new NumberCodes();

  constructor(of: Numbering) {
    this.#of = of;
  }

  get inOwnOrder(): boolean {
    return this.#of.inOwnOrder;
  }

  get size(): number {
    return this.#codes.size;
  }

  filled(event: number): boolean {
    return this.#of.filled(event);
  }

  code(event: number): number {
    return this.#codes.code(this.#of.number(event));
  }

  values(code: number): string[] {
    return [code === 0 ? '' : this.#of.name(this.#codes.number(code))];
  }

  compare(code: number, other: number): number {
    return code === 0 || other === 0 ? other - code : this.#codes.number(code) - this.#codes.number(other);
  }
}
