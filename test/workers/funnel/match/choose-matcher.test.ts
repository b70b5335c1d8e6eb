import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { AnyRuns } from '../../../../workers/funnel/match/any-runs';
import { bestFollower, successiveRuns } from '../../../../workers/funnel/match/choose-matcher';
import { FreeRuns } from '../../../../workers/funnel/match/free-runs';
import { LimitedRuns } from '../../../../workers/funnel/match/limited-runs';
import { PlainRuns } from '../../../../workers/funnel/match/plain-runs';
import { SuccessiveAnyRuns } from '../../../../workers/funnel/match/successive-any-runs';
import { SuccessiveRuns } from '../../../../workers/funnel/match/successive-runs';
import { SuccessiveTolerantRuns } from '../../../../workers/funnel/match/tolerant/tolerant-runs';
import { planFunnel } from '../../../../workers/funnel/plan/plan';
import { Tally } from '../../../../workers/funnel/sums/tally';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf } from '../../../support/funnel/store-of';
import { bestRunOf, excluded } from '../../../support/funnel/written-runs';

const store = storeOf([
  { user: 'u', event: 'a', time: 1 },
  { user: 'u', event: 'b', time: 2 },
]);
const planOf = (part: Partial<FunnelSpec>, steps: Parameters<typeof specOf>[0] = ['a', 'b']) =>
  planFunnel(specOf(steps, part), store, { timeZone: 'UTC' });
const optional = [{ events: ['a'] }, { events: ['b'], optional: true }];
const withLimit = [{ events: ['a'] }, { events: ['b'], within: { value: 1, unit: 'day' as const } }];

describe("an actor's best run is found", () => {
  it.each([
    ['by PlainRuns in an ordered funnel with a window', planOf({ window: { value: 1, unit: 'day' } }), PlainRuns],
    ['by FreeRuns in a strict funnel', planOf({ order: 'strict' }), FreeRuns],
    ['by FreeRuns with an optional step', planOf({}, optional), FreeRuns],
    ['by FreeRuns where one event does two steps', planOf({}, ['a', 'a']), FreeRuns],
    ['by LimitedRuns with a limit between two steps', planOf({}, withLimit), LimitedRuns],
    ['by LimitedRuns in a strict funnel with a limit', planOf({ order: 'strict' }, withLimit), LimitedRuns],
    ['by AnyRuns in any order', planOf({ order: 'any' }), AnyRuns],
  ])('%s', (_, plan, runs) => expect(bestFollower(store, plan)).toBeInstanceOf(runs));
});

describe('the slower algorithms follow only the actors that need them, so that', () => {
  const noneDropped = specOf(['a', 'b'], { exclusions: excluded(0, 1, 'drop') });
  const tolerant = specOf(['a', 'b'], { tieTolerance: 2 });

  it.each<[string, string, FunnelSpec, string]>([
    ['an exclusion that an actor never meets changes nothing', 'a@1 b@2', noneDropped, 'a@1 b@2'],
    ['one that it meets takes it away', 'a@1 x@2 b@3', noneDropped, 'none'],
    [
      'one outside the events that count is not met',
      'a@1 b@2 x@86400',
      { ...noneDropped, dateRange: { from: null, to: '1970-01-01' }, dateRangeRule: 'whole' },
      'a@1 b@2',
    ],
    ['a tolerance changes nothing where events are far apart', 'b@1 a@9', tolerant, 'a@9'],
    ['a tolerance lets near events count in either order', 'b@1 a@3', tolerant, 'a@3 b@1'],
    [
      'with totals the best run is found as if only one counted',
      'a@1 b@2 a@3 b@4',
      specOf(['a', 'b'], { count: 'totals' }),
      'a@1 b@2',
    ],
  ])('%s', (_, events, ...[spec, run]) => expect(bestRunOf(bestFollower, events, spec)).toBe(run));
});

describe('all runs of an actor are found', () => {
  const runsOf = (part: Partial<FunnelSpec>) => {
    const plan = planOf(part);
    return successiveRuns(store, plan, new Tally(plan, store.actors, null));
  };

  it.each([
    ['by SuccessiveRuns in order', { count: 'totals' as const }, SuccessiveRuns],
    ['by SuccessiveRuns in strict order', { count: 'totals' as const, order: 'strict' as const }, SuccessiveRuns],
    ['by SuccessiveAnyRuns in any order', { count: 'totals' as const, order: 'any' as const }, SuccessiveAnyRuns],
    [
      'by SuccessiveTolerantRuns with a tolerance',
      { count: 'totals' as const, tieTolerance: 1 },
      SuccessiveTolerantRuns,
    ],
  ])('%s', (_, part, runs) => expect(runsOf(part)).toBeInstanceOf(runs));

  it('by nothing where only the best run counts', () => {
    expect(runsOf({ count: 'actors' })).toBeNull();
    expect(runsOf({ count: 'totals', tieTolerance: 1, entry: 'first' })).toBeNull();
  });
});
