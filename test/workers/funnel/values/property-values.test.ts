import { describe, expect, it } from 'vitest';
import {
  compareValues,
  NumberedValues,
  propertyValues,
  type EventValues,
} from '../../../../workers/funnel/values/property-values';

const texts = propertyValues({ kind: 'text', codes: Uint8Array.of(2, 0, 1, 2), values: ['', 'web', '微信'] });
const numbers = propertyValues({ kind: 'number', numbers: Float64Array.of(10, NaN, 9, 10, -0, 0) });

/** The events in the order of their values. */
const inOrder = (values: EventValues, events: number) =>
  [...Array(events).keys()].sort((a, b) => compareValues(values, a, b) || a - b);

describe('the values of a text property', () => {
  it('have one code each, that of the dictionary', () => {
    expect([0, 1, 2, 3].map((event) => texts.code(event))).toEqual([2, 0, 1, 2]);
    expect(texts.size).toBe(3);
  });

  it('are read from their codes; empty is the empty text', () => {
    expect([0, 1, 2].map((code) => texts.values(code))).toEqual([[''], ['web'], ['微信']]);
  });

  it('are filled where the event carries one', () => {
    expect([0, 1, 2].map((event) => texts.filled(event))).toEqual([true, false, true]);
  });

  it('are in the order of code points, empty ones last', () => {
    expect(inOrder(texts, 4)).toEqual([2, 0, 3, 1]);
    expect(texts.inOwnOrder).toBe(false);
  });
});

describe('the values of a number property', () => {
  it('have one code each, equal zeros one', () => {
    const codes = [0, 1, 2, 3, 4, 5].map((event) => numbers.code(event));
    expect(codes[0]).toBe(codes[3]);
    expect(codes[4]).toBe(codes[5]);
    expect(codes[1]).toBe(0);
  });

  it('are written as numbers are', () => {
    expect([0, 1, 4].map((event) => numbers.values(numbers.code(event)))).toEqual([['10'], [''], ['0']]);
  });

  it('are in the order of their size, not of their letters, empty ones last', () => {
    expect(inOrder(numbers, 4)).toEqual([2, 0, 3, 1]);
  });
});

describe('values that numbers stand for', () => {
  it('are named by what they stand for, and keep their own order', () => {
    const values = new NumberedValues({
      number: (event) => [3, 1, NaN][event],
      filled: (event) => event < 2,
      name: (number) => `#${number}`,
      inOwnOrder: true,
    });
    expect([0, 1, 2].map((event) => values.values(values.code(event)))).toEqual([['#3'], ['#1'], ['']]);
    expect([values.inOwnOrder, values.compare(values.code(1), values.code(0)) < 0]).toEqual([true, true]);
  });
});
