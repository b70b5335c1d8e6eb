import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { SuccessiveRuns } from '../../../../workers/funnel/match/successive-runs';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { Tally } from '../../../../workers/funnel/sums/tally';
import type { EventStore } from '../../../../workers/store/event-store';
import { plainSpecs, writtenLogs } from '../../../support/funnel/best-run-cases';
import { specOf } from '../../../support/funnel/spec-of';
import { allRunsOf, excluded, optional, seconds, within } from '../../../support/funnel/written-runs';

const successiveRuns = (store: EventStore, plan: Plan, tally: Tally) => new SuccessiveRuns(store, plan, tally);
const follow = (events: string, spec: FunnelSpec) => allRunsOf(successiveRuns, events, spec);
const totals = (steps: Parameters<typeof specOf>[0], switches: Partial<FunnelSpec> = {}) =>
  specOf(steps, { count: 'totals', ...switches });

type Case = [claim: string, events: string, spec: FunnelSpec, runs: string[]];
const ab = totals(['a', 'b']);

describe('every run of an actor counts: the next one begins', () => {
  it.each<Case>([
    ['with the first entry after the conversion', 'a@1 b@2 a@3 b@4', ab, ['a@1 b@2', 'a@3 b@4']],
    ['not with an entry while a run is under way', 'a@1 a@2 b@3', ab, ['a@1 b@3']],
    [
      'with the first entry after the window',
      'a@1 a@3 a@5 b@6',
      totals(['a', 'b'], { window: seconds(2) }),
      ['a@1', 'a@5 b@6'],
    ],
    ['not at the very end of the window', 'a@1 a@3 b@4', totals(['a', 'b'], { window: seconds(2) }), ['a@1']],
    ['after a limit has run out', 'a@1 a@5 b@6', totals(['a', within('b', 2)]), ['a@1', 'a@5 b@6']],
    [
      'after a foreign event in strict order, which may itself begin it',
      'a@1 b@2 a@3 b@4 c@5',
      totals(['a', 'b', 'c'], { order: 'strict' }),
      ['a@1 b@2', 'a@3 b@4 c@5'],
    ],
    ['at once where one step is all', 'a@1 a@2 a@2', totals(['a']), ['a@1', 'a@2', 'a@2']],
    [
      'never, where only the first entry counts',
      'a@1 b@2 a@3 b@4',
      totals(['a', 'b'], { entry: 'first' }),
      ['a@1 b@2'],
    ],
    ['not at all where nobody enters', 'b@1 b@2', ab, []],
    [
      'within the days of entry alone',
      'a@1 b@2 a@86401 b@86402',
      totals(['a', 'b'], { dateRange: { from: '1970-01-02', to: null } }),
      ['a@86401 b@86402'],
    ],
  ])('%s', (_, events, ...[spec, runs]) => expect(follow(events, spec)).toEqual(runs));
});

describe('an exclusion', () => {
  it.each<Case>([
    [
      'that stops ends the run, and the next may begin',
      'a@1 x@2 a@3 b@4',
      totals(['a', 'b'], { exclusions: excluded(0, 1) }),
      ['a@1', 'a@3 b@4'],
    ],
    [
      'that drops takes that run alone',
      'a@1 x@2 a@3 b@4',
      totals(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }),
      ['a@3 b@4'],
    ],
    [
      'behind the conversion takes nothing',
      'a@1 b@2 x@3',
      totals(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }),
      ['a@1 b@2'],
    ],
    [
      'does not itself begin the next run',
      'a@1 x@2 b@3',
      { ...totals([{ events: ['a', 'x'] }, 'b'], { exclusions: excluded(0, 1) }) },
      ['a@1'],
    ],
  ])('%s', (_, events, ...[spec, runs]) => expect(follow(events, spec)).toEqual(runs));
});

describe('a run converts at its last required step', () => {
  const aThenOptional = totals(['a', 'b', optional('c')]);

  it.each<Case>([
    [
      'and takes optional steps behind it until another begins',
      'a@1 b@2 c@3 a@4 b@5',
      aThenOptional,
      ['a@1 b@2 c@3', 'a@4 b@5'],
    ],
    ['but not those behind the next entry', 'a@1 b@2 a@3 c@4 b@5', aThenOptional, ['a@1 b@2', 'a@3 b@5']],
    [
      'past an optional step on the way',
      'a@1 c@2 a@3 b@4 c@5',
      totals(['a', optional('b'), 'c']),
      ['a@1 c@2', 'a@3 b@4 c@5'],
    ],
  ])('%s', (_, events, ...[spec, runs]) => expect(follow(events, spec)).toEqual(runs));
});

describe('of tied events', () => {
  it.each<Case>([
    ['those that one run leaves begin the next', 'a@1 a@1 b@1 b@1', ab, ['a@1 b@1', 'a@1 b@1']],
    ['those that match fewest steps go first', 'a@1 a@1 b@1', totals(['a', '*']), ['a@1 *@1', 'a@1']],
    ['an entry that is tied with the end of a run begins the next', 'a@1 b@2 a@2 b@3', ab, ['a@1 b@2', 'a@2 b@3']],
  ])('%s', (_, events, ...[spec, runs]) => expect(follow(events, spec)).toEqual(runs));
});

it('without a window an actor has the runs that one walk through its events finds', () => {
  /** Step after step at the next event that does it, and then anew. */
  const naive = (events: string, steps: string[]): string[] => {
    const runs: string[][] = [];
    let run: string[] = [];
    for (const each of events.split(' ')) {
      if (each.split('@')[0] !== steps[run.length]) continue;
      if (run.length === 0) runs.push(run);
      run.push(each);
      if (run.length === steps.length) run = [];
    }
    return runs.map((each) => each.join(' '));
  };
  const law = (events: string, plain: FunnelSpec) => {
    const spec: FunnelSpec = { ...plain, count: 'totals', window: null };
    const steps = spec.steps.map((step) => step.events[0]);
    expect(follow(events, spec)).toEqual(naive(events, steps));
  };
  fc.assert(fc.property(writtenLogs, plainSpecs, law), { numRuns: 300 });
});
