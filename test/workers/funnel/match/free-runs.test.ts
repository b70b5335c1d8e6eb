import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { FreeRuns } from '../../../../workers/funnel/match/free-runs';
import { TimeGroups } from '../../../../workers/funnel/match/time-groups';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { EventStore } from '../../../../workers/store/event-store';
import {
  entryCases,
  optionalCases,
  plainCases,
  plainSpecs,
  tieCases,
  writtenLogs,
  type BestRunCase,
} from '../../../support/funnel/best-run-cases';
import { naiveRun } from '../../../support/funnel/naive-run';
import { specOf } from '../../../support/funnel/spec-of';
import { bestRunOf, optional, rowsWritten } from '../../../support/funnel/written-runs';

const freeRuns = (store: EventStore, plan: Plan) => new FreeRuns(plan, new TimeGroups(store, plan));
const follow = (events: string, spec: FunnelSpec) => bestRunOf(freeRuns, events, spec);

const strict = (steps: Parameters<typeof specOf>[0]) => specOf(steps, { order: 'strict' });

const strictCases: BestRunCase[] = [
  ['steps that nothing lies between', 'z@1 a@2 b@3 z@4', strict(['a', 'b']), 'a@2 b@3'],
  ['nothing behind a foreign event', 'a@1 z@2 b@3', strict(['a', 'b']), 'a@1'],
  ['the younger run where a foreign event broke the older', 'a@1 z@2 a@3 b@4', strict(['a', 'b']), 'a@3 b@4'],
  ['a run that repeats the step it stands on', 'a@1 b@2 b@3 c@4', strict(['a', 'b', 'c']), 'a@1 b@2 c@4'],
  ['a run past an optional step', 'a@1 c@2', strict(['a', optional('b'), 'c']), 'a@1 c@2'],
  ['nothing behind a step that comes too soon', 'a@1 c@2 b@3', strict(['a', 'b', 'c']), 'a@1'],
  ['a step among tied events, foreign ones too', 'a@1 b@2 z@2 c@3', strict(['a', 'b', 'c']), 'a@1 b@2 c@3'],
  [
    'no run through an event that fails the step’s filter',
    'a@1 b@2(no) b@3(yes)',
    strict(['a', { events: ['b'], filters: [{ property: 'p', op: 'equal', value: 'yes' }] }]),
    'a@1',
  ],
];

const sharedCases: BestRunCase[] = [
  ['two events for two equal steps', 'a@1 a@2', specOf(['a', 'a']), 'a@1 a@2'],
  ['one event for one of two steps', 'a@1 b@2', specOf(['a', { events: ['a', 'b'] }]), 'a@1 a@2'],
  ['any event for a step of all', 'a@1 z@2', specOf(['a', '*']), 'a@1 *@2'],
];

describe('of an actor that meets no exclusion FreeRuns keeps', () => {
  it.each([...plainCases, ...entryCases])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('of simultaneous events it keeps', () => {
  it.each(tieCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('where steps are optional it keeps', () => {
  it.each(optionalCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('where an event can do several steps it keeps', () => {
  it.each(sharedCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('in strict order it keeps', () => {
  it.each(strictCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

it('the naive matcher chooses the same run from all runs there are, in both orders', () => {
  const law = (events: string, plain: FunnelSpec, order: 'ordered' | 'strict') => {
    const spec = { ...plain, order };
    expect(follow(events, spec)).toBe(naiveRun(rowsWritten(events), spec));
  };
  const orders = fc.constantFrom('ordered' as const, 'strict' as const);
  fc.assert(fc.property(writtenLogs, plainSpecs, orders, law), { numRuns: 200 });
});
