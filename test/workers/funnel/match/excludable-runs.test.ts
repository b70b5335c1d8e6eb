import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { ExcludableRuns } from '../../../../workers/funnel/match/excludable-runs';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { EventStore } from '../../../../workers/store/event-store';
import {
  exclusionCases,
  limitedSpecs,
  plainCases,
  writtenLogs,
  type BestRunCase,
} from '../../../support/funnel/best-run-cases';
import { naiveRun } from '../../../support/funnel/naive-run';
import { specOf } from '../../../support/funnel/spec-of';
import { bestRunOf, excluded, rowsWritten, seconds, within } from '../../../support/funnel/written-runs';

const excludableRuns = (store: EventStore, plan: Plan) => new ExcludableRuns(store, plan);
const follow = (events: string, spec: FunnelSpec) => bestRunOf(excludableRuns, events, spec);

const strict = { order: 'strict' as const };

const limitedCases: BestRunCase[] = [
  [
    'a run whose arrival before the exclusion is too early to go on, through the one behind it',
    'a@1 b@2 x@3 b@4 c@5',
    specOf(['a', 'b', within('c', 2)], { exclusions: excluded(1, 2) }),
    'a@1 b@4 c@5',
  ],
  [
    'no run through it where the arrival before the exclusion could go on',
    'a@1 b@2 x@3 b@4 c@5',
    specOf(['a', 'b', within('c', 9)], { exclusions: excluded(1, 2) }),
    'a@1 b@2',
  ],
  [
    'a run that no longer could go on when the exclusion came',
    'a@1 x@5',
    specOf(['a', within('b', 3)], { exclusions: excluded(0, 1, 'drop') }),
    'a@1',
  ],
  [
    'nothing of an actor whose only run was dropped in its limit',
    'a@1 x@3',
    specOf(['a', within('b', 3)], { exclusions: excluded(0, 1, 'drop') }),
    'none',
  ],
  [
    'in strict order the run that an exclusion behind it does not break',
    'a@1 b@2 x@3',
    specOf(['a', 'b'], { ...strict, exclusions: excluded(0, 1, 'drop') }),
    'a@1 b@2',
  ],
  [
    'in strict order nothing where the exclusion comes next',
    'a@1 x@2',
    specOf(['a', 'b'], { ...strict, exclusions: excluded(0, 1, 'drop') }),
    'none',
  ],
  [
    'in strict order a run that a foreign event had broken before',
    'a@1 z@2 x@3',
    specOf(['a', 'b'], { ...strict, exclusions: excluded(0, 1, 'drop') }),
    'a@1',
  ],
];

describe('of an actor that meets an exclusion ExcludableRuns keeps', () => {
  it.each(exclusionCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('with limits and in strict order it keeps', () => {
  it.each(limitedCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('of an actor that meets none it keeps', () => {
  it.each(plainCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));

  it('what the naive matcher chooses from all runs there are', () => {
    const law = (events: string, limited: FunnelSpec) => {
      const spec = { ...limited, window: limited.window ?? seconds(7) };
      expect(follow(events, spec)).toBe(naiveRun(rowsWritten(events), spec));
    };
    fc.assert(fc.property(writtenLogs, limitedSpecs, law), { numRuns: 200 });
  });
});
