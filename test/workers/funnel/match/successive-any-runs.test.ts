import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { SuccessiveAnyRuns } from '../../../../workers/funnel/match/successive-any-runs';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { Tally } from '../../../../workers/funnel/sums/tally';
import type { EventStore } from '../../../../workers/store/event-store';
import { writtenLogs } from '../../../support/funnel/best-run-cases';
import { specOf } from '../../../support/funnel/spec-of';
import { allRunsOf, excluded, seconds } from '../../../support/funnel/written-runs';

const successiveAnyRuns = (store: EventStore, plan: Plan, tally: Tally) => new SuccessiveAnyRuns(store, plan, tally);
/** Each run by the seconds at which it had done one, two, three … steps. */
const follow = (events: string, spec: FunnelSpec) => allRunsOf(successiveAnyRuns, events, spec);
const any = (steps: Parameters<typeof specOf>[0], switches: Partial<FunnelSpec> = {}) =>
  specOf(steps, { order: 'any', count: 'totals', ...switches });

const ab = any(['a', 'b']);
const abc = any(['a', 'b', 'c']);

describe('in any order every run counts: one', () => {
  it.each<[string, string, FunnelSpec, string[]]>([
    ['begins with any step', 'b@1 a@2', ab, ['1 2']],
    ['is over once it has all steps, and the next event begins another', 'b@1 a@2 a@3', ab, ['1 2', '3']],
    ['takes no step twice', 'a@1 a@2 b@3', ab, ['1 3']],
    ['is over when its window is', 'a@1 b@4 a@5', any(['a', 'b'], { window: seconds(2) }), ['1', '4 5']],
    ['takes a step at the very end of its window', 'a@1 b@3', any(['a', 'b'], { window: seconds(2) }), ['1 3']],
    [
      'is the only one where the first entry alone counts',
      'a@1 b@2 a@3 b@4',
      any(['a', 'b'], { entry: 'first' }),
      ['1 2'],
    ],
    ['is not begun by what does no step', 'z@1 z@2', ab, []],
    [
      'is not begun outside the days of entry',
      'a@86399 b@86401',
      any(['a', 'b'], { dateRange: { from: null, to: '1970-01-01' } }),
      ['86399 86401'],
    ],
    ['needs an event for each of two equal steps', 'a@1 a@2 a@3', any(['a', 'a']), ['1 2', '3']],
    [
      'moves an event to another step where a newcomer needs its own',
      'a@1 b@2',
      any([{ events: ['a', 'b'] }, 'a']),
      ['1 2'],
    ],
    [
      'is stopped by an exclusion, and keeps its steps',
      'a@1 x@2 b@3 a@4',
      any(['a', 'b'], { exclusions: excluded(0, 1) }),
      ['1', '3 4'],
    ],
    [
      'is lost to an exclusion that drops',
      'a@1 x@2 b@3 a@4',
      any(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }),
      ['3 4'],
    ],
    [
      'is the last where the first entry alone counts and is dropped',
      'a@1 x@2 a@3',
      any(['a', 'b'], { entry: 'first', exclusions: excluded(0, 1, 'drop') }),
      [],
    ],
  ])('%s', (_, events, ...[spec, runs]) => expect(follow(events, spec)).toEqual(runs));
});

describe('of tied events', () => {
  it.each<[string, string, FunnelSpec, string[]]>([
    ['each does a step of one run, and the next run has the rest', 'a@1 a@1 b@1', ab, ['1 1', '1']],
    ['all are used where two runs need them', 'a@1 a@1 b@1 b@1', ab, ['1 1', '1 1']],
    ['none excludes', 'a@1 x@1 b@2', any(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }), ['1 2']],
  ])('%s', (_, events, ...[spec, runs]) => expect(follow(events, spec)).toEqual(runs));
});

it('finds the runs of one walk that collects different names and begins anew', () => {
  const naive = (events: string): string[] => {
    const runs: Map<string, string>[] = [];
    for (const each of events.split(' ')) {
      const [name, second] = each.split('@');
      if (!['a', 'b', 'c'].includes(name)) continue;
      if (runs.length === 0 || runs.at(-1)!.size === 3) runs.push(new Map());
      if (!runs.at(-1)!.has(name)) runs.at(-1)!.set(name, second);
    }
    return runs.map((run) => [...run.values()].join(' '));
  };
  const law = (events: string) => {
    expect(follow(events, abc)).toEqual(naive(events));
  };
  fc.assert(fc.property(writtenLogs, law), { numRuns: 300 });
});
