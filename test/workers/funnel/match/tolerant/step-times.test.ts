import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StepTimes } from '../../../../../workers/funnel/match/tolerant/step-times';

/** The events of these times, numbered from 100 on. */
function timesOf(times: readonly number[]): StepTimes {
  const list = new StepTimes();
  times.forEach((time, n) => list.push(time, 100 + n));
  return list;
}

describe('the times of a step', () => {
  it('are none at first, and none once cleared', () => {
    const list = new StepTimes();
    expect([list.size, list.firstFrom(0)]).toEqual([0, 0]);
    list.push(5, 100);
    list.clear();
    expect([list.size, list.firstFrom(0)]).toEqual([0, 0]);
  });

  it('come with their events, in the order in which they were added', () => {
    const list = timesOf([1, 1, 4]);
    expect([0, 1, 2].map((n) => [list.timeAt(n), list.eventAt(n)])).toEqual([
      [1, 100],
      [1, 101],
      [4, 102],
    ]);
  });

  it('are found from a time on: the first that is not before it', () => {
    const list = timesOf([1, 3, 3, 7]);
    expect([0, 1, 2, 3, 4, 7, 8].map((time) => list.firstFrom(time))).toEqual([0, 0, 1, 1, 3, 3, 4]);
  });

  it('may be more than there is room for at first', () => {
    const list = timesOf(Array.from({ length: 1000 }, (_, n) => 2 * n));
    expect([list.size, list.firstFrom(999), list.eventAt(999), list.timeAt(999)]).toEqual([1000, 500, 1099, 1998]);
  });

  it('are found as by looking through all of them', () => {
    const law = (drawn: number[], time: number) => {
      const times = drawn.sort((a, b) => a - b);
      const first = times.findIndex((each) => each >= time);
      expect(timesOf(times).firstFrom(time)).toBe(first < 0 ? times.length : first);
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 40 }), fc.integer({ min: -10, max: 10 }), law),
    );
  });
});
