import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { Arrivals } from '../../../../workers/funnel/match/arrivals';
import { BestRun } from '../../../../workers/funnel/match/best-run';
import { specOf } from '../../../support/funnel/spec-of';
import { optional, planned, within } from '../../../support/funnel/written-runs';

const second = 1e6;
const arrivalsOf = (spec: FunnelSpec) => {
  const arrivals = new Arrivals(planned([], spec).plan);
  arrivals.clear();
  return arrivals;
};
const entry = { source: -1, done: 1 };

describe('arrivals at a step', () => {
  it('are kept but for the first only where a step after it has a limit', () => {
    const limited = arrivalsOf(specOf(['a', within('b', 2)]));
    const free = arrivalsOf(specOf(['a', 'b']));
    for (const arrivals of [limited, free]) {
      arrivals.add(0, 1 * second, entry);
      arrivals.add(0, 5 * second, entry);
    }
    expect(limited.timeOf(limited.earliestAble(0, 6 * second, 2 * second))).toBe(5 * second);
    expect(free.timeOf(free.earliestAble(0, 6 * second, Infinity))).toBe(1 * second);
  });

  it('are none before any came, and none once they are closed', () => {
    const arrivals = arrivalsOf(specOf(['a', 'b']));
    expect([arrivals.isEmpty(0), arrivals.hasReached(0), arrivals.deepest]).toEqual([true, false, -1]);
    arrivals.add(0, second, entry);
    arrivals.end(0);
    expect([arrivals.isEmpty(0), arrivals.hasReached(0), arrivals.deepest]).toEqual([true, true, 0]);
    expect(arrivals.earliestAble(0, 2 * second, Infinity)).toBe(-1);
  });

  it('are able within the limit, its end included', () => {
    const arrivals = arrivalsOf(specOf(['a', within('b', 2)]));
    arrivals.add(0, second, entry);
    expect(arrivals.earliestAble(0, 3 * second, 2 * second)).toBe(0);
    expect(arrivals.earliestAble(0, 3 * second + 1, 2 * second)).toBe(-1);
  });

  it('may be more than there is room for at first', () => {
    const arrivals = arrivalsOf(specOf(['a', within('b', 1)]));
    for (let n = 0; n < 300; n++) arrivals.add(0, n * second, entry);
    expect(arrivals.timeOf(arrivals.earliestAble(0, 250 * second, second))).toBe(249 * second);
  });
});

describe('the steps that may come right after one', () => {
  it('reach to the next required one, past those that are optional', () => {
    const arrivals = arrivalsOf(specOf(['a', optional('b'), optional('c'), 'd', 'e']));
    expect([0, 1, 2, 3].map((step) => arrivals.lastAfter(step))).toEqual([3, 3, 3, 4]);
  });

  it('set the longest time until one of them: that of the longest limit', () => {
    const arrivals = arrivalsOf(specOf(['a', { ...within('b', 2), optional: true }, within('c', 9), 'd']));
    expect([...arrivals.longest]).toEqual([9 * second, 9 * second, Infinity, -Infinity]);
  });
});

describe('a run', () => {
  it('may leave its first arrival while that is open and in time', () => {
    const arrivals = arrivalsOf(specOf(['a', within('b', 2)]));
    expect(arrivals.canLeaveEarliest(0, second)).toBe(false);
    arrivals.add(0, second, entry);
    arrivals.add(0, 2 * second, entry);
    expect(arrivals.canLeaveEarliest(0, 3 * second)).toBe(true);
    expect(arrivals.canLeaveEarliest(0, 4 * second)).toBe(false);
    arrivals.earliestAble(0, 4 * second, Infinity);
    expect(arrivals.canLeaveEarliest(0, 3 * second)).toBe(false);
  });

  it('can go on until the latest arrival has no more time', () => {
    const arrivals = arrivalsOf(specOf(['a', within('b', 2), 'c']));
    expect(arrivals.latestDeparture()).toBe(-Infinity);
    arrivals.add(0, second, entry);
    arrivals.add(0, 4 * second, entry);
    expect(arrivals.latestDeparture()).toBe(6 * second);
    arrivals.add(1, 5 * second, { source: 1, done: 2 });
    expect(arrivals.latestDeparture()).toBe(Infinity);
  });

  it('is traced back from its first arrival through the arrivals it came from', () => {
    const arrivals = arrivalsOf(specOf(['a', 'b', 'c', 'd']));
    arrivals.add(0, 1 * second, entry);
    arrivals.add(2, 5 * second, { source: 0, done: 0b110 });
    arrivals.add(3, 7 * second, { source: 1, done: 0b1000 });
    const run = new BestRun(4);
    arrivals.traceTo(run, 3);
    expect([run.depth, run.taken, [...run.times]]).toEqual([3, 0b1111, [1e6, 5e6, 5e6, 7e6]]);
    arrivals.traceTo(run, 2);
    expect([run.depth, run.taken, arrivals.doneAt(2)]).toEqual([2, 0b111, 0b110]);
  });

  it('leaves nothing behind for the next', () => {
    const arrivals = arrivalsOf(specOf(['a', 'b']));
    arrivals.add(1, second, entry);
    arrivals.clear();
    expect([arrivals.deepest, arrivals.isEmpty(1), arrivals.hasReached(1)]).toEqual([-1, true, false]);
  });
});
