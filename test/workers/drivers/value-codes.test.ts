import { describe, expect, it } from 'vitest';
import { distinctValues, valueCodes } from '../../../workers/drivers/value-codes';
import type { Property } from '../../../workers/store/event-store';

const numbers = (...values: number[]): Property => ({ kind: 'number', numbers: Float64Array.from(values) });
const texts: Property = { kind: 'text', codes: Uint8Array.of(1, 0, 2), values: ['', 'web', '微信'] };
const many = (count: number) => numbers(...Array.from({ length: count }, (_, n) => n));

describe('the values of a property', () => {
  it('are those of a text as they are', () => {
    expect(valueCodes(texts)).toBe(texts);
    expect(distinctValues(texts)).toBe(2);
  });

  it('are numbered in the order in which numbers come; 0 is empty', () => {
    const { codes, values } = valueCodes(numbers(7, NaN, -0.5, 7, 7))!;
    expect([[...codes], values]).toEqual([
      [1, 0, 2, 1, 1],
      ['', '7', '-0.5'],
    ]);
  });

  it('are none where they are too many to be groups', () => {
    expect(valueCodes(many(1000))?.values).toHaveLength(1001);
    expect(valueCodes(many(1001))).toBeNull();
    const ids = Array.from({ length: 1002 }, (_, n) => (n === 0 ? '' : `id ${n}`));
    expect(valueCodes({ kind: 'text', codes: Uint16Array.of(1), values: ids })).toBeNull();
  });

  it('are counted however many there are, empty left out', () => {
    expect([distinctValues(many(5000)), distinctValues(numbers(NaN, 1, 1)), distinctValues(numbers())]).toEqual([
      5000, 1, 0,
    ]);
  });

  it('of numbers are coded once', () => {
    const property = numbers(1, 2);
    expect(valueCodes(property)).toBe(valueCodes(property));
  });
});
