import { describe, expect, it } from 'vitest';
import { codesFor, GrowingCodes, GrowingNumbers } from '../../../workers/store/growing-column';

describe('a column that grows', () => {
  it('gives all its values in one array, in their order', () => {
    const numbers = new GrowingNumbers();
    for (const value of [1.5, NaN, -2]) numbers.push(value);
    expect(numbers.length).toBe(3);
    expect([...numbers.take()]).toEqual([1.5, NaN, -2]);
  });

  it('holds more than a block', () => {
    const codes = new GrowingCodes(4);
    for (let n = 0; n < 10; n++) codes.push(n);
    expect([...codes.take()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('holds exactly a block', () => {
    const codes = new GrowingCodes(4);
    for (let n = 0; n < 8; n++) codes.push(n);
    expect(codes.take()).toHaveLength(8);
  });

  it('is empty once its values are taken, and grows anew', () => {
    const codes = new GrowingCodes(4);
    for (let n = 0; n < 6; n++) codes.push(n);
    codes.take();
    expect([codes.length, ...codes.take()]).toEqual([0]);
    codes.push(7);
    expect([...codes.take()]).toEqual([7]);
  });
});

describe('codes', () => {
  it('take the narrowest array that holds them', () => {
    const kinds = [256, 257, 65_536, 65_537].map((size) => codesFor(2, size).BYTES_PER_ELEMENT);
    expect(kinds).toEqual([1, 2, 2, 4]);
    expect(codesFor(3, 1)).toHaveLength(3);
  });
});
