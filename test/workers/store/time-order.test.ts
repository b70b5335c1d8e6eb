import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstAt, timeOrder } from '../../../workers/store/time-order';

const times = (...values: number[]) => Float64Array.from(values);

describe('the first time from one on', () => {
  it('is the first of a range that is not before it', () => {
    const all = times(1, 3, 3, 7);
    expect([0, 1, 2, 3, 7, 8].map((at) => firstAt(all, at, { from: 0, to: 4 }))).toEqual([0, 0, 1, 1, 3, 4]);
  });

  it('lies in the range alone', () => {
    expect(firstAt(times(1, 3, 3, 7), 0, { from: 2, to: 4 })).toBe(2);
    expect(firstAt(times(1, 3, 3, 7), 9, { from: 0, to: 2 })).toBe(2);
    expect(firstAt(times(), 0, { from: 0, to: 0 })).toBe(0);
  });
});

describe('the order of times', () => {
  it('is that of time, equal ones as they came', () => {
    expect([...timeOrder(times(3, 1, 2, 1, 3))]).toEqual([1, 3, 2, 0, 4]);
  });

  it('is that of all that came where all times are equal, or there are none', () => {
    expect([...timeOrder(times(5, 5, 5))]).toEqual([0, 1, 2]);
    expect([...timeOrder(times())]).toEqual([]);
  });

  it('holds for times before 1970 and microseconds apart over many years', () => {
    const apart = times(4e15, -6e13, 4e15 - 1, 0, -6e13 + 1);
    expect([...timeOrder(apart)]).toEqual([1, 4, 3, 2, 0]);
  });

  it('is that of a stable sort', () => {
    const law = (list: number[]) => {
      const expected = [...list.keys()].sort((a, b) => list[a] - list[b] || a - b);
      expect([...timeOrder(times(...list))]).toEqual(expected);
    };
    const close = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 120 });
    const far = fc.array(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), { maxLength: 60 });
    fc.assert(fc.property(fc.oneof(close, far), law), { numRuns: 40 });
  });
});
