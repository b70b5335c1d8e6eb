import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { FreeRuns } from '../../../../workers/funnel/match/free-runs';
import { isPlain, PlainRuns } from '../../../../workers/funnel/match/plain-runs';
import { TimeGroups } from '../../../../workers/funnel/match/time-groups';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { EventStore } from '../../../../workers/store/event-store';
import { entryCases, plainCases, plainSpecs, writtenLogs } from '../../../support/funnel/best-run-cases';
import { naiveRun } from '../../../support/funnel/naive-run';
import { specOf } from '../../../support/funnel/spec-of';
import { bestRunOf, optional, planned, rowsWritten, seconds, within } from '../../../support/funnel/written-runs';

const freeRuns = (store: EventStore, plan: Plan) => new FreeRuns(plan, new TimeGroups(store, plan));
const plainRuns = (store: EventStore, plan: Plan) => new PlainRuns(store, plan, freeRuns(store, plan));
const follow = (events: string, spec: FunnelSpec) => bestRunOf(plainRuns, events, spec);

describe('a question is plain', () => {
  const plain = (spec: FunnelSpec) => isPlain(planned(rowsWritten('a@1 b@2 c@3'), spec).plan);

  it.each<[string, FunnelSpec, boolean]>([
    ['with ordered required steps and a window', specOf(['a', 'b'], { window: seconds(5) }), true],
    ['with names that no event has', specOf(['no', 'never']), true],
    [
      'with a first entry and a range of days',
      specOf(['a'], { entry: 'first', dateRange: { from: '2024-01-01', to: null } }),
      true,
    ],
    ['not in strict order', specOf(['a', 'b'], { order: 'strict' }), false],
    ['not in any order', specOf(['a', 'b'], { order: 'any' }), false],
    ['not with an optional step', specOf(['a', optional('b')]), false],
    ['not with a limit between steps', specOf(['a', within('b', 5)]), false],
    [
      'not with a window from the previous step',
      specOf(['a', 'b'], { window: seconds(5), windowFrom: 'previous' }),
      false,
    ],
    ['not where one event can do two steps', specOf(['a', { events: ['a', 'b'] }]), false],
  ])('%s', (_, spec, expected) => expect(plain(spec)).toBe(expected));
});

describe('of an actor PlainRuns keeps', () => {
  it.each([...plainCases, ...entryCases])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));

  it('tied events in the order of the steps, which it leaves to FreeRuns', () => {
    expect(follow('c@5 b@5 a@5', specOf(['a', 'b', 'c']))).toBe('a@5 b@5 c@5');
    expect(follow('a@1 b@5 a@5', specOf(['a', 'b']))).toBe('a@5 b@5');
  });

  it('what FreeRuns keeps, and the naive matcher chooses', () => {
    const law = (events: string, spec: FunnelSpec) => {
      const found = follow(events, spec);
      expect(found).toBe(bestRunOf(freeRuns, events, spec));
      expect(found).toBe(naiveRun(rowsWritten(events), spec));
    };
    fc.assert(fc.property(writtenLogs, plainSpecs, law), { numRuns: 200 });
  });
});
