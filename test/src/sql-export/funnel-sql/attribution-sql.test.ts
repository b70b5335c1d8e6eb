import { beforeAll, describe, expect, it } from 'vitest';
import type { Attribution, FunnelSpec } from '../../../../src/core/spec/funnel';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted, type CountedGroup } from '../../../support/sql/counted';

const byP = (attribution: Attribution, switches: Partial<FunnelSpec> = {}) =>
  specOf(['a', 'b'], {
    breakdown: { by: [{ kind: 'property', property: 'p', bins: null }], attribution, shown: null },
    ...switches,
  });

type Groups = CountedGroup[];

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

describe('a run is grouped by the value', () => {
  it.each<[string, FunnelSpec, string, Groups]>([
    ['of its first event', byP({ at: 'first' }), 'a/red b/blue', [['red', [1, 1]]]],
    ['of its last event', byP({ at: 'last' }), 'a/red b/blue', [['blue', [1, 1]]]],
    ['of the event of a step', byP({ at: 'step', step: 1 }), 'a/red b/blue | a/red', [['blue', [1, 1]]]],
    ['of the first event that has one', byP({ at: 'first' }), 'a b/blue', [['blue', [1, 1]]]],
    ['of none where no event has one', byP({ at: 'first' }), 'a b', [['', [1, 1]]]],
    ['of its own events, not of others', byP({ at: 'last' }), 'a/red b/blue b/green', [['blue', [1, 1]]]],
    ['the least of events at one time', byP({ at: 'first' }), 'a@1/red a@1/blue b', [['blue', [1, 1]]]],
    ['of the run that counts', byP({ at: 'first' }), 'a@1/red a@2/blue b@3', [['blue', [1, 1]]]],
    ['every run for itself', byP({ at: 'first' }, { count: 'totals' }), 'a/red b a/blue', [['blue', [1, 0]], ['red', [1, 1]]]],
  ])('%s', async (_, ...[spec, log, groups]) => {
    expect(await counted.groups(spec, log)).toEqual(groups);
  }); // prettier-ignore
});

describe('where the times of runs are not known, an actor is grouped by the value', () => {
  const order = 'any' as const;

  it.each<[string, FunnelSpec, string, Groups]>([
    ['of its first event of a step', byP({ at: 'first' }, { order }), 'y/green b/red a/blue', [['red', [1, 1]]]],
    ['of its last event of a step', byP({ at: 'last' }, { order }), 'b/red a/blue y/green', [['blue', [1, 1]]]],
    ['of its first event of one step', byP({ at: 'step', step: 0 }, { order }), 'b/red a/blue a/red', [['blue', [1, 1]]]],
  ])('%s', async (_, ...[spec, log, groups]) => {
    expect(await counted.groups(spec, log)).toEqual(groups);
  }); // prettier-ignore
});

describe('each value for itself', () => {
  it('has the actors whose events have it', async () => {
    const groups = await counted.groups(byP({ at: 'all' }), 'a/red b/blue | a/red b/red');
    expect(groups).toEqual([['red', [2, 1]]]);
  });

  it('has an actor once, in as many groups as it has values', async () => {
    const groups = await counted.groups(byP({ at: 'all' }), 'a/red a/blue b/red a/red');
    expect(groups).toEqual([
      ['blue', [1, 0]],
      ['red', [1, 1]],
    ]);
  });
});
