import { describe, expect, it } from 'vitest';
import { orderTies } from '../../../workers/store/tied-order';

describe('events of equal time', () => {
  /** The order of events, given by time, after those tied are put in the order of their codes. */
  const tied = (time: number[], event: number[]) => {
    const order = Uint32Array.from(time.keys());
    orderTies(order, { time: Float64Array.from(time), event: Uint8Array.from(event) });
    return [...order];
  };

  it('come in the order of their names', () => {
    expect(tied([1, 2, 2, 2, 3], [9, 5, 3, 4, 0])).toEqual([0, 2, 3, 1, 4]);
  });

  it('of one name keep the order in which they came', () => {
    expect(tied([1, 1, 1, 1], [2, 1, 2, 1])).toEqual([1, 3, 0, 2]);
  });

  it('alone, or already in order, stay as they are', () => {
    expect(tied([1, 2, 3], [3, 2, 1])).toEqual([0, 1, 2]);
    expect(tied([1, 1], [1, 2])).toEqual([0, 1]);
    expect(tied([], [])).toEqual([]);
  });
});
