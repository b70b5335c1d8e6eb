import { describe, expect, it } from 'vitest';
import { deadline, longestTo } from '../../../workers/trend/deadline';
import { specOf } from '../../support/funnel/spec-of';
import { planned, seconds, within } from '../../support/funnel/written-runs';

const planOf = (...of: Parameters<typeof specOf>) => planned([], specOf(...of)).plan;

describe('the longest a run may take to a step', () => {
  it.each<[string, Parameters<typeof specOf>, number, number]>([
    ['is the window', [['a', 'b'], { window: seconds(7) }], 1, 7e6],
    ['is without end where nothing limits it', [['a', 'b']], 1, Infinity],
    [
      'is the sum of the limits where that is shorter',
      [['a', within('b', 2), within('c', 3)], { window: seconds(7) }],
      2,
      5e6,
    ],
    [
      'is the window where the limits are longer together',
      [['a', within('b', 5), within('c', 5)], { window: seconds(7) }],
      2,
      7e6,
    ],
    [
      'counts a window from the previous step for each step',
      [['a', 'b', 'c'], { window: seconds(7), windowFrom: 'previous' }],
      2,
      14e6,
    ],
    ['is nothing to the entry itself', [['a', 'b'], { window: seconds(7) }], 0, 0],
  ])('%s', (_, of, ...[to, longest]) => expect(longestTo(planOf(...of), to)).toBe(longest));
});

describe('the last time at which a run may reach a step', () => {
  const lastDay = { dateRange: { from: null, to: '1970-01-01' } };

  it('is that long after its entry, also beyond the days of entry', () => {
    expect(deadline(planOf(['a']), 5e6, 7e6)).toBe(12e6);
    expect(deadline(planOf(['a'], lastDay), 86_399e6, 7e6)).toBe(86_406e6);
  });

  it('is the last µs of the range where the whole run must lie in it', () => {
    const plan = planOf(['a'], { ...lastDay, dateRangeRule: 'whole' });
    expect(deadline(plan, 86_399e6, 7e6)).toBe(86_400e6 - 1);
    expect(deadline(plan, 1e6, 7e6)).toBe(8e6);
    expect(deadline(plan, 1e6, Infinity)).toBe(86_400e6 - 1);
  });
});
