import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedRun } from '../../../workers/store/sorted-run';

const times = (...values: number[]) => Float64Array.from(values);

describe('the order of a run of times', () => {
  it('is that of time, equal ones as they came', () => {
    expect([...sortedRun(times(3, 1, 2, 1, 3))]).toEqual([1, 3, 2, 0, 4]);
  });

  it('is that of all that came where all times are equal, or there are none', () => {
    expect([...sortedRun(times(5, 5, 5))]).toEqual([0, 1, 2]);
    expect([...sortedRun(times())]).toEqual([]);
  });

  it('holds for times before 1970 and microseconds apart over many years', () => {
    const apart = times(4e15, -6e13, 4e15 - 1, 0, -6e13 + 1);
    expect([...sortedRun(apart)]).toEqual([1, 4, 3, 2, 0]);
  });

  it('is that of a stable sort', () => {
    const law = (list: number[]) => {
      const expected = [...list.keys()].sort((a, b) => list[a] - list[b] || a - b);
      expect([...sortedRun(times(...list))]).toEqual(expected);
    };
    const close = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 120 });
    const far = fc.array(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), { maxLength: 60 });
    fc.assert(fc.property(fc.oneof(close, far), law), { numRuns: 40 });
  });

  it('is found across the stretches that are merged', () => {
    const falling = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect([...sortedRun(times(...falling))]).toEqual([...falling.keys()].reverse());
  });
});
