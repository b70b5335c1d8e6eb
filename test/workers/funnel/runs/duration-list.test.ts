import { describe, expect, it } from 'vitest';
import { DurationList, durationsBetween } from '../../../../workers/funnel/runs/duration-list';
import { collectRuns } from '../../../../workers/funnel/runs/runs';
import { specOf } from '../../../support/funnel/spec-of';
import { optional, planned, rowsWritten } from '../../../support/funnel/written-runs';

describe('a list of durations', () => {
  it('is empty at first', () => {
    expect([...new DurationList(0).values]).toEqual([]);
  });

  it('grows beyond its first room', () => {
    const list = new DurationList(3);
    for (let n = 0; n < 100; n++) list.push(n);
    expect([...list.values]).toEqual([...Array(100).keys()]);
  });

  it('gives its values without a copy', () => {
    const list = new DurationList(16);
    list.push(1);
    list.values[0] = 7;
    expect([...list.values]).toEqual([7]);
  });
});

describe('the durations between two steps', () => {
  const rows = [...rowsWritten('a@1 b@3 c@10', 'u'), ...rowsWritten('a@1 c@4', 'v'), ...rowsWritten('a@5', '王')];
  const { store, plan } = planned(rows, specOf(['a', optional('b'), 'c']));
  const { runs } = collectRuns(store, plan);
  const between = (from: number, to: number, of = [0, 1, 2]) => [
    ...durationsBetween(runs, Uint32Array.from(of), { from, to }),
  ];

  it('are those of the runs that did both, in µs', () => {
    expect(between(0, 2)).toEqual([9e6, 3e6]);
    expect(between(0, 1)).toEqual([2e6]);
    expect(between(1, 2)).toEqual([7e6]);
  });

  it('are those of the rows asked for', () => {
    expect(between(0, 2, [1])).toEqual([3e6]);
    expect(between(0, 2, [])).toEqual([]);
  });
});
