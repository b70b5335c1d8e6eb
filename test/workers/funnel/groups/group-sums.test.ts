import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { groupSums, runsWith, sumsOf, type GroupSums } from '../../../../workers/funnel/groups/group-sums';
import { noGroupCode } from '../../../../workers/funnel/groups/run-values';
import { runKernel } from '../../../../workers/funnel/match/run-kernel';
import { summarize } from '../../../../workers/funnel/sums/summary';
import { eventRows, funnelSpecs } from '../../../support/funnel/arbitrary-funnel';
import { specOf } from '../../../support/funnel/spec-of';
import type { EventRow } from '../../../support/funnel/store-of';
import { planned, rowsWritten } from '../../../support/funnel/written-runs';

const spec = specOf(['a', 'b', 'c']);
const log = [
  ...rowsWritten('a@1 b@2 c@4', 'u'),
  ...rowsWritten('a@1', 'v'),
  ...rowsWritten('a@1 b@9', '王'),
  ...rowsWritten('z@1', 'never'),
];

/** The totals where each actor has a code. */
function sums(codes: readonly number[], rows: readonly EventRow[] = log, of: FunnelSpec = spec): GroupSums {
  const { store, plan } = planned(rows, of);
  return groupSums(store, plan, { what: 'actor', codes: Uint32Array.from(codes), size: 3 });
}

const written = (codes: number[], ...parts: GroupSums[]) => {
  const { counts, fromPrevious } = sumsOf(Uint32Array.from(codes), parts);
  return { counts: [...counts], fromPrevious: fromPrevious.map((lists) => lists.flatMap((list) => [...list])) };
};

describe('totals by code', () => {
  it('are those of the runs with that code', () => {
    expect(written([0], sums([0, 1, 0, 0]))).toEqual({ counts: [2, 2, 1], fromPrevious: [[], [1e6, 8e6], [2e6]] });
    expect(written([1], sums([0, 1, 0, 0]))).toEqual({ counts: [1, 0, 0], fromPrevious: [[], [], []] });
  });

  it('are zero for a code that no run has', () => {
    expect(written([2], sums([0, 1, 0, 0])).counts).toEqual([0, 0, 0]);
  });

  it('leave out runs in no group, which count in all', () => {
    const some = sums([noGroupCode, 1, 0, 0]);
    expect(written([0, 1], some).counts).toEqual([2, 1, 0]);
    expect([...some.counts]).toEqual([3, 2, 1]);
  });

  it('add up over codes and over parts of the actors, without a copy', () => {
    const one = sums([0, 1, 1, 0]);
    const other = sums([1], rowsWritten('a@1 b@5', 'x'));
    expect(written([0, 1], one, other).counts).toEqual([4, 3, 1]);
    const [list] = sumsOf(Uint32Array.of(1), [one]).fromPrevious[1];
    expect(list.buffer).toBe(one.fromPrevious[1][0].buffer);
  });

  it('say how many runs have a code', () => {
    const parts = [sums([0, 1, 0, 2]), sums([1], rowsWritten('a@1', 'x'))];
    expect([0, 1, 2].map((code) => runsWith(code, parts))).toEqual([2, 2, 0]);
  });

  it('are there for more runs than are coded at once', () => {
    const many = Array.from({ length: 9000 }, (_, n): EventRow => ({ user: 'u', event: n % 2 ? 'b' : 'a', time: n }));
    const found = sums([1], many, specOf(['a', 'b'], { count: 'totals' }));
    expect(written([1], found).counts).toEqual([4500, 4500]);
  });

  it('of all codes are the totals of all runs', () => {
    const law = (rows: EventRow[], drawn: FunnelSpec, codes: number[]) => {
      const of: FunnelSpec = { ...drawn, actor: { kind: 'user' } };
      const { store, plan } = planned(rows, of);
      const found = sums(codes, rows, of);
      const together = sumsOf(Uint32Array.of(0, 1, 2), [found]);
      const all = runKernel(store, plan);
      const n = ({ steps }: ReturnType<typeof summarize>) =>
        steps.map(({ actors, fromEntry }) => [actors, fromEntry?.median]);
      expect(n(summarize(together))).toEqual(n(summarize(all)));
    };
    const codes = fc.array(fc.nat(2), { minLength: 3, maxLength: 3 });
    fc.assert(fc.property(eventRows, funnelSpecs({ optional: true, exclusions: true }), codes, law));
  });
});
