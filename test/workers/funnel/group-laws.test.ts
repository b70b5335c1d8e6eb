import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec, GroupKey } from '../../../src/core/spec/funnel';
import { broken, segmented, withQ } from '../../support/funnel/arbitrary-groups';
import { counts, groupsOf } from '../../support/funnel/group-answers';
import { referenceGroups } from '../../support/funnel/reference-groups';
import type { EventRow } from '../../support/funnel/store-of';

/** No two events of an actor are simultaneous. */
const apart = (rows: EventRow[]) => rows.map((each, n) => ({ ...each, time: each.time + n }));

describe('laws of groups', () => {
  it('under first and last, the groups part the actors that entered', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      fc.pre(['first', 'last'].includes(spec.breakdown!.attribution.at));
      const [all, ...groups] = groupsOf(rows, spec);
      const drawn = (key: GroupKey) =>
        key.kind === 'values' && (spec.breakdown!.shown ?? []).some((each) => each.join() === key.values.join());
      const whole = groups.filter(({ key }) => key.kind === 'values');
      const parts = groups.filter(({ key }) => key.kind === 'other' || drawn(key));
      for (const [k, { actors }] of all.steps.entries()) {
        expect(whole.reduce((sum, { steps }) => sum + steps[k].actors, 0)).toBe(actors);
        if (spec.breakdown!.shown !== null)
          expect(parts.reduce((sum, { steps }) => sum + steps[k].actors, 0)).toBe(actors);
      }
    };
    fc.assert(fc.property(withQ, broken, law), { numRuns: 300 });
  });

  it('other names for the users and another order of the rows change nothing', () => {
    const shuffled = withQ.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    const law = ([rows, others]: [EventRow[], EventRow[]], spec: FunnelSpec) => {
      const renamed = others.map((each) => ({ ...each, user: `用户 ${each.user === 'u1' ? 'z' : each.user}` }));
      expect(groupsOf(renamed, spec)).toEqual(groupsOf(rows, spec));
    };
    fc.assert(fc.property(shuffled, fc.oneof(broken, segmented), law), { numRuns: 500 });
  });

  it('the groups are those of the reference', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      const found = counts(groupsOf(apart(rows), spec)).filter(([name]) => name !== 'all' && name !== 'other');
      expect(found.sort()).toEqual(referenceGroups(apart(rows), spec).sort());
    };
    fc.assert(fc.property(withQ, broken, law), { numRuns: 500 });
    fc.assert(fc.property(withQ, segmented, law), { numRuns: 300 });
  });

  it('of two sets of users add up to those of both', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      // Values of a column may be shared by users of both sets.
      fc.pre(spec.actor.kind !== 'column');
      const sums = new Map<string, number[]>();
      for (const first of [true, false]) {
        const some = rows.filter(({ user }) => (user === 'u1') === first);
        for (const [name, ...steps] of counts(groupsOf(some, spec)) as [string, ...number[]][]) {
          sums.set(
            name,
            steps.map((actors, k) => actors + (sums.get(name)?.[k] ?? 0)),
          );
        }
      }
      sums.delete('other');
      const whole = counts(groupsOf(rows, spec)).filter(([name]) => name !== 'other');
      expect(new Map(whole.map(([name, ...steps]) => [name, steps]))).toEqual(sums);
    };
    fc.assert(fc.property(withQ, fc.oneof(broken, segmented), law), { numRuns: 200 });
  });
});
