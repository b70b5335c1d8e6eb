import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { plainKernel } from '../../../../workers/funnel/match/plain-kernel';
import { Tally } from '../../../../workers/funnel/sums/tally';
import { eventRows } from '../../../support/funnel/arbitrary-funnel';
import { plainSpecs } from '../../../support/funnel/best-run-cases';
import { specOf } from '../../../support/funnel/spec-of';
import type { EventRow } from '../../../support/funnel/store-of';
import { excluded, planned, rowsWritten } from '../../../support/funnel/written-runs';

/** The users whose runs are added up by bits, and those that are left to be followed, in the order of the calls. */
function shared(rows: readonly EventRow[], spec: FunnelSpec) {
  const { store, plan } = planned(rows, spec);
  const calls: string[] = [];
  const tally = new Tally(plan, store.actors, (actor) => calls.push(`bits ${store.users[actor]}`));
  plainKernel(store, plan, { tally, follow: (actor) => calls.push(`follow ${store.users[actor]}`) });
  return calls;
}

const many = (count: number) => Array.from({ length: count }, (_, n) => `a@${n}`).join(' ');

describe('a plain question is answered by bits', () => {
  it('for actors with up to 32 events at different times, and by following the others, in order', () => {
    const rows = [
      ...rowsWritten(many(32), 'most'),
      ...rowsWritten(many(33), 'more'),
      ...rowsWritten('a@1', 'one'),
      ...rowsWritten('a@1 b@1', 'tied'),
      ...rowsWritten('a@2 b@3', '最后'),
    ];
    expect(shared(rows, specOf(['a', 'b']))).toEqual([
      'bits most',
      'follow more',
      'bits one',
      'follow tied',
      'bits 最后',
    ]);
  });

  it('but not for those that meet an exclusion', () => {
    const rows = [...rowsWritten('a@1 x@2', 'hit'), ...rowsWritten('a@1', 'clean'), ...rowsWritten('x@1 x@1', 'both')];
    expect(shared(rows, specOf(['a', 'b'], { exclusions: excluded(0, 1) }))).toEqual([
      'follow hit',
      'bits clean',
      'follow both',
    ]);
    expect(shared(rows, specOf(['a', 'b']))).toEqual(['bits hit', 'bits clean', 'follow both']);
  });

  it('with nothing to do where there are no actors', () => {
    expect(shared([], specOf(['a']))).toEqual([]);
  });

  it('so that every actor is met once at most, in ascending order', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      const users = shared(rows, spec).map((call) => call.split(' ')[1]);
      const { store } = planned(rows, spec);
      expect(users).toEqual(store.users.filter((user) => users.includes(user)));
      const entered = rows.filter(({ event }) => event === spec.steps[0].events[0]).map(({ user }) => user);
      for (const user of entered) expect(users).toContain(user);
    };
    fc.assert(fc.property(eventRows, plainSpecs, law));
  });
});
