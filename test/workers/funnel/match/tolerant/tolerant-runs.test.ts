import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../../src/core/spec/funnel';
import { SuccessiveTolerantRuns, TolerantRuns } from '../../../../../workers/funnel/match/tolerant/tolerant-runs';
import type { Plan } from '../../../../../workers/funnel/plan/plan';
import type { Tally } from '../../../../../workers/funnel/sums/tally';
import type { EventStore } from '../../../../../workers/store/event-store';
import { plainSpecs, writtenLogs } from '../../../../support/funnel/best-run-cases';
import { naiveRun } from '../../../../support/funnel/naive-run';
import { specOf } from '../../../../support/funnel/spec-of';
import {
  allRunsOf,
  bestRunOf,
  excluded,
  optional,
  rowsWritten,
  seconds,
} from '../../../../support/funnel/written-runs';

const tolerantRuns = (store: EventStore, plan: Plan) => new TolerantRuns(store, plan);
const follow = (events: string, spec: FunnelSpec) => bestRunOf(tolerantRuns, events, spec);
const tolerant = (steps: Parameters<typeof specOf>[0], switches: Partial<FunnelSpec> = {}) =>
  specOf(steps, { tieTolerance: 1, ...switches });
const ab = tolerant(['a', 'b']);
const abc = tolerant(['a', 'b', 'c']);

describe('of an actor with near events TolerantRuns keeps', () => {
  it.each<[string, string, FunnelSpec, string]>([
    ['the deepest run, in either order of near steps', 'c@1 b@2 a@3', abc, 'a@3 b@2 c@1'],
    ['nothing where the first step is never done', 'b@1 c@1', abc, 'none'],
    ['of equally deep runs the one that has all its steps first', 'a@1 b@4 b@8 a@9', ab, 'a@1 b@4'],
    ['of those that have them at one time the one that entered last', 'a@1 a@4 b@5', ab, 'a@4 b@5'],
    ['an entry after its next step, where that has all steps no later', 'a@1 b@5 a@6', ab, 'a@1 b@5'],
    [
      'a run within its window, measured from its earliest event',
      'b@1 a@2 c@5',
      { ...abc, window: seconds(3) },
      'a@2 b@1',
    ],
    [
      'the run of the first entry where only that counts',
      'a@1 a@8 b@9',
      { ...ab, entry: 'first', window: seconds(3) },
      'a@1',
    ],
    ['a clean run as deep as a dropped one', 'a@1 x@4 a@9', { ...ab, exclusions: excluded(0, 1, 'drop') }, 'a@9'],
    [
      'nothing where the dropped run was deeper',
      'a@1 b@4 x@7 c@9 a@20',
      { ...abc, exclusions: excluded(1, 2, 'drop') },
      'none',
    ],
    ['tied events in the order of the steps', '支付@5 加购@5', tolerant(['加购', '支付']), '加购@5 支付@5'],
  ])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));

  it('what runs without a tolerance are, where all events are further apart', () => {
    const law = (events: string, plain: FunnelSpec) => {
      const spec = { ...plain, tieTolerance: 0.5 };
      expect(follow(events, spec)).toBe(naiveRun(rowsWritten(events), plain));
    };
    fc.assert(fc.property(writtenLogs, plainSpecs, law), { numRuns: 200 });
  });

  it('no shallower run under a larger tolerance', () => {
    const depth = (run: string) => (run === 'none' ? 0 : run.split(' ').length);
    const law = (events: string, plain: FunnelSpec, tolerance: number) => {
      const found = [tolerance, tolerance + 1].map((tieTolerance) => depth(follow(events, { ...plain, tieTolerance })));
      expect(found[1]).toBeGreaterThanOrEqual(found[0]);
    };
    fc.assert(fc.property(writtenLogs, plainSpecs, fc.integer({ min: 1, max: 3 }), law));
  });
});

describe('of all runs of an actor SuccessiveTolerantRuns adds up', () => {
  const successive = (store: EventStore, plan: Plan, tally: Tally) => new SuccessiveTolerantRuns(store, plan, tally);
  const all = (events: string, spec: FunnelSpec) => allRunsOf(successive, events, { ...spec, count: 'totals' });

  it.each<[string, string, FunnelSpec, string[]]>([
    ['one after the other', 'b@1 a@2 a@5 b@6', ab, ['a@2 b@1', 'a@5 b@6']],
    ['those of tied events, each event once', 'a@1 a@1 b@1 b@1', ab, ['a@1 b@1', 'a@1 b@1']],
    ['no event twice, though two runs are near it', 'a@1 b@2 a@3', ab, ['a@1 b@2', 'a@3']],
    [
      'the next after the window of one that gets no deeper',
      'a@1 a@3 a@5 b@6',
      { ...ab, window: seconds(2) },
      ['a@1', 'a@5 b@6'],
    ],
    ['without the dropped ones', 'a@1 x@4 a@5 b@6', { ...ab, exclusions: excluded(0, 1, 'drop') }, ['a@5 b@6']],
    [
      'with the steps of the stopped ones',
      'a@1 x@4 a@5 b@6',
      { ...ab, exclusions: excluded(0, 1) },
      ['a@1', 'a@5 b@6'],
    ],
    [
      'with the optional steps behind, until another may begin',
      'a@1 b@2 c@4 a@7 b@8 c@8',
      tolerant(['a', 'b', optional('c')]),
      ['a@1 b@2 c@4', 'a@7 b@8 c@8'],
    ],
    ['those of actors without near events as without a tolerance', 'a@1 b@5 a@9', ab, ['a@1 b@5', 'a@9']],
  ])('%s', (_, events, ...[spec, runs]) => expect(all(events, spec)).toEqual(runs));
});
