import { expect, it } from 'vitest';
import { spanOf } from '../../../workers/store/span';

const span = (...values: number[]) => spanOf(Float64Array.from(values));

it('finds the least and the greatest, wherever they stand', () => {
  expect(span(3, -7, 9, 0)).toEqual({ low: -7, high: 9 });
  expect(span(5)).toEqual({ low: 5, high: 5 });
});

it('passes over what is no number', () => {
  expect(span(NaN, 2, NaN, 1)).toEqual({ low: 1, high: 2 });
});

it('is zero and zero where there are no values', () => {
  expect(span()).toEqual({ low: 0, high: 0 });
});
