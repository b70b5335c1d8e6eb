import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { runKernel } from '../../../../workers/funnel/match/run-kernel';
import { eventRows, funnelSpecs } from '../../../support/funnel/arbitrary-funnel';
import { specOf } from '../../../support/funnel/spec-of';
import type { EventRow } from '../../../support/funnel/store-of';
import { excluded, optional, planned, rowsWritten, runWritten, seconds } from '../../../support/funnel/written-runs';

const log = [
  ...rowsWritten('a@1 b@2 c@4', '甲'),
  ...rowsWritten('a@1 z@2', '乙'),
  ...rowsWritten('b@1 c@2', 'never entered'),
  ...rowsWritten('a@1 c@3 b@5', "O'Neil"),
];

function countsOf(rows: readonly EventRow[], spec: FunnelSpec) {
  const { store, plan } = planned(rows, spec);
  const { actors, counts } = runKernel(store, plan);
  return { actors, counts: [...counts] };
}

describe('the kernel', () => {
  it.each<[string, FunnelSpec, number[]]>([
    ['counts ordered steps', specOf(['a', 'b', 'c']), [3, 2, 1]],
    ['counts strict ones', specOf(['a', 'b', 'c'], { order: 'strict' }), [3, 1, 1]],
    ['counts rows of any order', specOf(['a', 'b', 'c'], { order: 'any' }), [4, 3, 2]],
    ['counts optional steps apart', specOf(['a', optional('b'), 'c']), [3, 1, 2]],
    ['counts within a window', specOf(['a', 'b', 'c'], { window: seconds(2) }), [3, 1, 0]],
    [
      'counts past an exclusion',
      specOf(['a', 'b'], { exclusions: [{ ...excluded(0, 1, 'drop')[0], events: ['z', 'c'] }] }),
      [1, 1],
    ],
    ['counts with a tolerance', specOf(['a', 'b', 'c'], { tieTolerance: 2 }), [3, 2, 2]],
    ['counts every run', specOf(['a'], { count: 'totals' }), [3]],
    ['counts nobody where no name matches', specOf(['暂无', 'a']), [0, 0]],
  ])('%s', (_, spec, counts) => expect(countsOf(log, spec)).toEqual({ actors: 4, counts }));

  it('counts nothing in an empty store', () => {
    expect(countsOf([], specOf(['a', 'b']))).toEqual({ actors: 0, counts: [0, 0] });
  });

  it('keeps the durations of the runs it counts, in µs, from the step before and from the entry', () => {
    const { store, plan } = planned(log, specOf(['a', 'b', 'c']));
    const { fromPrevious, fromEntry } = runKernel(store, plan);
    expect(fromPrevious.map((lists) => [...lists[0]])).toEqual([[], [1e6, 4e6], [2e6]]);
    expect(fromEntry.map((lists) => [...lists[0]])).toEqual([[], [1e6, 4e6], [3e6]]);
  });

  it('calls for each winning run, actor by actor', () => {
    const spec = specOf(['a', 'b', 'c']);
    const { store, plan } = planned(log, spec);
    const runs: string[] = [];
    runKernel(store, plan, (actor, taken, times) =>
      runs.push(`${store.users[actor]}: ${runWritten({ taken, times }, spec)}`),
    );
    expect(runs).toEqual(['甲: a@1 b@2 c@4', '乙: a@1', "O'Neil: a@1 b@5"]);
  });

  it('counts as many runs as it calls for, at each step', () => {
    const kinds = fc.oneof(
      funnelSpecs({ optional: true, limits: true, exclusions: true }),
      funnelSpecs({ order: 'any', exclusions: true }),
      funnelSpecs({ count: 'totals', exclusions: true }),
    );
    const law = (rows: EventRow[], drawn: FunnelSpec) => {
      const spec: FunnelSpec = { ...drawn, actor: { kind: 'user' } };
      const { store, plan } = planned(rows, spec);
      const called = new Array<number>(plan.steps).fill(0);
      const { counts } = runKernel(store, plan, (_, taken) => {
        for (let k = 0; k < plan.steps; k++) called[k] += (taken >> k) & 1;
      });
      expect([...counts]).toEqual(called);
    };
    fc.assert(fc.property(eventRows, kinds, law));
  });
});
