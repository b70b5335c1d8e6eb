import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { actorBits } from '../../../../workers/funnel/match/actor-bits';
import { ShortRuns } from '../../../../workers/funnel/match/short-runs';
import { Tally } from '../../../../workers/funnel/sums/tally';
import { entryCases, plainCases, plainSpecs, writtenLogs } from '../../../support/funnel/best-run-cases';
import { naiveRun } from '../../../support/funnel/naive-run';
import { specOf } from '../../../support/funnel/spec-of';
import type { EventRow } from '../../../support/funnel/store-of';
import { planned, rowsWritten, runWritten, seconds } from '../../../support/funnel/written-runs';

/** By user, the run that is added up; users without one are left out. */
function runsOf(rows: readonly EventRow[], spec: FunnelSpec): Partial<Record<string, string>> {
  const { store, plan } = planned(rows, spec);
  const runs: [string, string][] = [];
  const tally = new Tally(plan, store.actors, (actor, taken, times) =>
    runs.push([store.users[actor], runWritten({ taken, times }, spec)]),
  );
  new ShortRuns({ store, plan, tally }, actorBits(store, plan)).follow({ from: 0, to: store.actors });
  return Object.fromEntries(runs);
}

const runOf = (events: string, spec: FunnelSpec) => runsOf(rowsWritten(events), spec).u ?? 'none';

describe('of an actor whose events have a bit each ShortRuns keeps', () => {
  it.each([...plainCases, ...entryCases])('%s', (_, events, ...[spec, run]) => expect(runOf(events, spec)).toBe(run));

  it('the run of the 32nd event, whose bit is the sign', () => {
    const before = Array.from({ length: 30 }, (_, n) => `z@${n}`).join(' ');
    expect(runOf(`${before} a@40 b@41`, specOf(['a', 'b']))).toBe('a@40 b@41');
    expect(runOf(`${before} a@40 a@41`, specOf(['a', 'b']))).toBe('a@40');
  });

  it('the best that any entry reaches before its window closes, where none reaches all', () => {
    const spec = specOf(['a', 'b', 'c'], { window: seconds(5) });
    expect(runOf('a@1 a@4 b@7 a@8 c@10', spec)).toBe('a@4 b@7');
    expect(runOf('a@1 b@7 a@8 c@10', spec)).toBe('a@1');
  });

  it('the run that the naive matcher chooses from all runs there are', () => {
    const law = (events: string, spec: FunnelSpec) => {
      expect(runOf(events, spec)).toBe(naiveRun(rowsWritten(events), spec));
    };
    fc.assert(fc.property(writtenLogs, plainSpecs, law), { numRuns: 300 });
  });
});

describe('over many actors ShortRuns', () => {
  it('keeps each one’s own run', () => {
    const rows = [...rowsWritten('a@1 b@2', '王'), ...rowsWritten('b@1', 'v'), ...rowsWritten('a@5', '🙂')];
    expect(runsOf(rows, specOf(['a', 'b']))).toEqual({ 王: 'a@1 b@2', '🙂': 'a@5' });
  });

  it('leaves out those whom a filter does not admit', () => {
    const condition = { did: true, events: ['b'], filters: [], times: 1, dates: { from: null, to: null } };
    const rows = [...rowsWritten('a@1 b@2', 'u'), ...rowsWritten('a@1', 'v')];
    expect(runsOf(rows, specOf(['a'], { filter: { events: [], actors: [condition] } }))).toEqual({ u: 'a@1' });
  });
});
