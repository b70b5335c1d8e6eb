import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { ActorSpan } from '../../../../workers/funnel/match/actor-span';
import { LongRuns } from '../../../../workers/funnel/match/long-runs';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { EventStore } from '../../../../workers/store/event-store';
import { plainCases, plainSpecs, writtenLogs } from '../../../support/funnel/best-run-cases';
import { naiveRun } from '../../../support/funnel/naive-run';
import { specOf } from '../../../support/funnel/spec-of';
import { bestRunOf, planned, rowsWritten, seconds } from '../../../support/funnel/written-runs';

/** Follows actors whose entries may lie anywhere, or before an index. */
const longRuns = (store: EventStore, plan: Plan, entriesEnd = Infinity) => {
  const runs = new LongRuns(store.time, plan);
  return { follow: (span: ActorSpan) => runs.follow(span, Math.min(entriesEnd, span.to)) };
};

describe('of an actor with any number of events LongRuns keeps', () => {
  it.each(plainCases)('%s', (_, events, ...[spec, run]) => expect(bestRunOf(longRuns, events, spec)).toBe(run));

  it('only runs whose entry lies before the end of the entries', () => {
    const untilThird = (store: EventStore, plan: Plan) => longRuns(store, plan, 2);
    expect(bestRunOf(untilThird, 'a@1 a@2 a@3 b@4', specOf(['a', 'b']))).toBe('a@2 b@4');
  });

  it('no run, and no step of one, where no entry lies there', () => {
    const { store, plan } = planned(rowsWritten('a@1 b@2'), specOf(['a', 'b']));
    const span = new ActorSpan(store, plan);
    expect(span.set(0)).toBe(true);
    const { depth, taken } = new LongRuns(store.time, plan).follow(span, 0);
    expect([depth, taken]).toEqual([-1, 0]);
  });

  it('a run across more events than an actor has bits', () => {
    const between = Array.from({ length: 100 }, (_, n) => `${n % 2 ? 'b' : 'z'}@${n + 10}`).join(' ');
    expect(bestRunOf(longRuns, `a@1 ${between} c@999`, specOf(['a', 'b', 'c']))).toBe('a@1 b@11 c@999');
  });

  it('the run of one of a hundred entries whose window is still open', () => {
    const entries = Array.from({ length: 100 }, (_, n) => `a@${n}`).join(' ');
    const spec = specOf(['a', 'b', 'c'], { window: seconds(10) });
    expect(bestRunOf(longRuns, `${entries} b@105 c@106`, spec)).toBe('a@99 b@105 c@106');
    expect(bestRunOf(longRuns, `${entries} b@105 c@110`, spec)).toBe('a@99 b@105');
  });

  it('the run that the naive matcher chooses from all runs there are', () => {
    const law = (events: string, spec: FunnelSpec) => {
      expect(bestRunOf(longRuns, events, spec)).toBe(naiveRun(rowsWritten(events), spec));
    };
    fc.assert(fc.property(writtenLogs, plainSpecs, law), { numRuns: 300 });
  });
});
