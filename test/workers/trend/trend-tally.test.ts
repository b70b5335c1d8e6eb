import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { EnteredActor } from '../../../workers/trend/entered-actor';
import { Intervals } from '../../../workers/trend/intervals';
import { TrendTally } from '../../../workers/trend/trend-tally';
import { prepareFunnel } from '../../../workers/funnel/plan/ready-funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf } from '../../support/funnel/store-of';
import { rowsWritten, seconds } from '../../support/funnel/written-runs';

const day = 86_400;
/** Three days of events, the newest on the third. */
const store = storeOf([...rowsWritten(`a@1 b@2`, 'u'), ...rowsWritten(`a@5 z@${2 * day + 100}`, 'v')], ['p']);
const newest = (2 * day + 100) * 1e6;

function tallyOf(spec: FunnelSpec): TrendTally {
  const funnel = prepareFunnel(store, { spec }, { timeZone: 'UTC' });
  const intervals = Intervals.over({ first: 0, last: newest }, { interval: 'day', timeZone: 'UTC', maxIntervals: 10 })!;
  return new TrendTally(funnel, { store: funnel.store, plan: funnel.plan, intervals }, { to: 1, newest });
}

const lost = (interval: number, more: Partial<EnteredActor> = {}): EnteredActor => ({
  actor: 1,
  owner: 1,
  interval,
  entered: true,
  converted: false,
  lastEntry: 5e6,
  ...more,
});
const aDay = specOf(['a', 'b'], { window: seconds(day) });
const buckets = (tally: TrendTally) =>
  tally
    .buckets({ first: 0, last: 2 })
    .map(({ day: first, entered, converted, incomplete }) => [first, entered, converted, incomplete]);

describe('the buckets of a trend', () => {
  it('are zero where nobody entered, and the one under way is incomplete', () => {
    expect(buckets(tallyOf(aDay))).toEqual([
      ['1970-01-01', 0, 0, false],
      ['1970-01-02', 0, 0, false],
      ['1970-01-03', 0, 0, true],
    ]);
  });

  it('count those that entered and those that converted', () => {
    const tally = tallyOf(aDay);
    tally.add(lost(0));
    tally.add(lost(0, { actor: 0, owner: 0, converted: true }));
    expect(buckets(tally)[0]).toEqual(['1970-01-01', 2, 1, false]);
  });

  it('count no one as entered that did not reach the step at which the conversion begins', () => {
    const tally = tallyOf(aDay);
    tally.add(lost(0, { entered: false }));
    expect([tally.first, buckets(tally)[0][1]]).toEqual([0, 0]);
  });

  it('are incomplete where somebody lost can still convert', () => {
    const [short, long] = [tallyOf(aDay), tallyOf(specOf(['a', 'b'], { window: seconds(9 * day) }))];
    for (const tally of [short, long]) tally.add(lost(0));
    expect([buckets(short)[0][3], buckets(long)[0][3]]).toEqual([false, true]);
  });

  it('are complete where all have converted, however long the window', () => {
    const tally = tallyOf(specOf(['a', 'b'], { window: null }));
    tally.add(lost(0, { actor: 0, owner: 0, converted: true, lastEntry: 1e6 }));
    expect(buckets(tally)[0]).toEqual(['1970-01-01', 1, 1, false]);
  });

  it('begin with the first interval in which anybody entered', () => {
    const tally = tallyOf(aDay);
    expect(tally.first).toBe(-1);
    tally.add(lost(1));
    expect(tally.first).toBe(1);
    expect(tally.buckets({ first: 1, last: 2 })).toHaveLength(2);
  });
});
