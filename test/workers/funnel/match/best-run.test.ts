import { describe, expect, it } from 'vitest';
import { BestRun } from '../../../../workers/funnel/match/best-run';

describe('the best run of an actor', () => {
  it('is no run at first, and again once cleared', () => {
    const run = new BestRun(3);
    expect([run.depth, run.taken]).toEqual([-1, 0]);
    run.addRow(5);
    run.clear();
    expect([run.depth, run.taken]).toEqual([-1, 0]);
  });

  it('gets a step deeper by each row, with its time', () => {
    const run = new BestRun(3);
    run.addRow(5);
    run.addRow(7);
    expect([run.depth, run.taken, [...run.times.subarray(0, 2)]]).toEqual([1, 0b11, [5, 7]]);
  });

  it('is copied as it is now: what the other does later changes nothing', () => {
    const [run, other] = [new BestRun(2), new BestRun(2)];
    other.addRow(5);
    run.copy(other);
    other.addRow(9);
    expect([run.depth, run.taken, run.times[0]]).toEqual([0, 1, 5]);
    expect(run.times[1]).not.toBe(9);
  });

  it('begins with the first row again after it was cleared', () => {
    const run = new BestRun(2);
    run.addRow(5);
    run.addRow(6);
    run.clear();
    run.addRow(9);
    expect([run.depth, run.taken, run.times[0]]).toEqual([0, 1, 9]);
  });
});
