import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { FreeRuns } from '../../../../workers/funnel/match/free-runs';
import { LimitedRuns } from '../../../../workers/funnel/match/limited-runs';
import { TimeGroups } from '../../../../workers/funnel/match/time-groups';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { EventStore } from '../../../../workers/store/event-store';
import {
  limitedSpecs,
  optionalCases,
  plainCases,
  tieCases,
  writtenLogs,
  type BestRunCase,
} from '../../../support/funnel/best-run-cases';
import { naiveRun } from '../../../support/funnel/naive-run';
import { specOf } from '../../../support/funnel/spec-of';
import { bestRunOf, optional, rowsWritten, seconds, within } from '../../../support/funnel/written-runs';

const limitedRuns = (store: EventStore, plan: Plan) =>
  new LimitedRuns(store, plan, new FreeRuns(plan, new TimeGroups(store, plan)));
const follow = (events: string, spec: FunnelSpec) => bestRunOf(limitedRuns, events, spec);

const previous = { window: seconds(2), windowFrom: 'previous' as const };

const limitCases: BestRunCase[] = [
  ['a step exactly at the end of its limit', 'a@1 b@4', specOf(['a', within('b', 3)]), 'a@1 b@4'],
  ['no step after its limit', 'a@1 b@5', specOf(['a', within('b', 3)]), 'a@1'],
  [
    'the later of two events, where the earlier is too early for the next step',
    'a@1 b@2 b@5 c@6',
    specOf(['a', 'b', within('c', 2)]),
    'a@1 b@5 c@6',
  ],
  [
    'the earlier of two events, where both are in time',
    'a@1 b@2 b@3 c@4',
    specOf(['a', 'b', within('c', 3)]),
    'a@1 b@2 c@4',
  ],
  [
    'the first of the latest that can go on, step by step',
    'a@1 b@2 b@4 c@5 b@6 c@7 d@9',
    specOf(['a', 'b', within('c', 2), within('d', 2)]),
    'a@1 b@6 c@7 d@9',
  ],
  ['the entry from which the first limit holds', 'a@1 a@5 b@6', specOf(['a', within('b', 2)]), 'a@5 b@6'],
  ['each step within the window of the one before', 'a@1 b@3 c@5', specOf(['a', 'b', 'c'], previous), 'a@1 b@3 c@5'],
  [
    'none after it, though it is in the window of the entry',
    'a@1 b@2 c@5',
    specOf(['a', 'b', 'c'], previous),
    'a@1 b@2',
  ],
  ['the shorter of a step’s own limit and that window', 'a@1 b@3', specOf(['a', within('b', 1)], previous), 'a@1'],
  [
    'a window from the entry beside the limits',
    'a@1 b@3 c@5',
    specOf(['a', 'b', within('c', 9)], { window: seconds(3) }),
    'a@1 b@3',
  ],
  [
    'the limit of a step from the optional one before it, if that is done',
    'a@1 b@5 c@7',
    specOf(['a', optional('b'), within('c', 2)]),
    'a@1 b@5 c@7',
  ],
  [
    'its limit from the step before, if the optional one is left out',
    'a@1 c@7',
    specOf(['a', optional('b'), within('c', 2)]),
    'a@1',
  ],
  ['tied events in any limit', 'b@3 a@3', specOf(['a', within('b', 0)]), 'a@3 b@3'],
  ['in strict order a limit too', 'a@1 b@9', specOf(['a', within('b', 3)], { order: 'strict' }), 'a@1'],
];

describe('where steps have limits LimitedRuns keeps', () => {
  it.each(limitCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

/** Limits that no run comes near, so that they must change nothing. */
const far = (spec: FunnelSpec): FunnelSpec => ({
  ...spec,
  steps: spec.steps.map((step, k) => ({ ...step, within: k === 0 ? null : seconds(1e6) })),
});

describe('where no limit is ever reached it keeps', () => {
  it.each([...plainCases, ...tieCases, ...optionalCases])('%s', (_, events, ...[spec, run]) =>
    expect(follow(events, far(spec))).toBe(run),
  );
});

it('the naive matcher chooses the same run from all runs there are, in both orders', () => {
  const law = (events: string, limited: FunnelSpec, order: 'ordered' | 'strict') => {
    const spec = { ...limited, order };
    expect(follow(events, spec)).toBe(naiveRun(rowsWritten(events), spec));
  };
  const orders = fc.constantFrom('ordered' as const, 'strict' as const);
  fc.assert(fc.property(writtenLogs, limitedSpecs, orders, law), { numRuns: 200 });
});
