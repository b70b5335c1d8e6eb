import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { PartRun } from '../../../../workers/funnel/match/held-kernel';
import { runKernel } from '../../../../workers/funnel/match/run-kernel';
import { specOf } from '../../../support/funnel/spec-of';
import { excluded, planned, rowsWritten, runWritten } from '../../../support/funnel/written-runs';

const held = (steps: Parameters<typeof specOf>[0], switches: Partial<FunnelSpec> = {}) =>
  specOf(steps, { holdConstant: ['p'], ...switches });

/** The runs that are kept of one user where the value of p stays the same. */
function runsOf(events: string, spec: FunnelSpec): string[] {
  const { store, plan } = planned(rowsWritten(events), spec);
  const runs: string[] = [];
  runKernel(store, plan, (_, taken, times) => runs.push(runWritten({ taken, times }, spec)));
  return runs;
}

const ab = held(['a', 'b']);
const abc = held(['a', 'b', 'c']);

describe('where a value stays the same in a run, an actor has', () => {
  it.each<[string, string, FunnelSpec, string[]]>([
    ['a run of events of one value', 'a@1(hat) b@2(shoe) b@3(hat)', ab, ['a@1 b@3']],
    ['the deepest over all values', 'a@1(hat) a@2(shoe) b@3(shoe)', ab, ['a@2 b@3']],
    ['of equally deep ones the first to get there', 'a@1(hat) a@2(shoe) b@3(shoe) b@4(hat)', ab, ['a@2 b@3']],
    [
      'of those that end at one time the one that entered last',
      'a@1(hat) a@2(shoe) b@3(hat) b@3(shoe)',
      ab,
      ['a@2 b@3'],
    ],
    [
      'of those with equal ends the one with the earlier steps between',
      'a@1(hat) a@1(shoe) b@2(shoe) b@3(hat) c@4(hat) c@4(shoe)',
      abc,
      ['a@1 b@2 c@4'],
    ],
    ['no run of events without the value', 'a@1 b@2', ab, []],
    [
      'the run of the value with its first entry, where only that counts',
      'a@1(hat) a@2(shoe) b@3(shoe)',
      held(['a', 'b'], { entry: 'first' }),
      ['a@1'],
    ],
    [
      'the runs of all values in totals',
      'a@1(hat) a@2(shoe) b@3(shoe)',
      held(['a', 'b'], { count: 'totals' }),
      ['a@1', 'a@2 b@3'],
    ],
    [
      'one run in totals where only the first entry counts',
      'a@1(hat) b@2(hat) a@3(hat)',
      held(['a', 'b'], { count: 'totals', entry: 'first' }),
      ['a@1 b@2'],
    ],
    [
      'a run that another value’s exclusion leaves alone',
      'a@1(hat) x@2(shoe) b@3(hat)',
      held(['a', 'b'], { exclusions: excluded(0, 1, 'drop') }),
      ['a@1 b@3'],
    ],
    ['values in Chinese and with quotes, each for itself', 'a@1(帽子) b@2("hat") b@3(帽子)', ab, ['a@1 b@3']],
  ])('%s', (_, events, ...[spec, runs]) => expect(runsOf(events, spec)).toEqual(runs));

  it('one actor count, though it has many values', () => {
    const rows = [...rowsWritten('a@1(x) a@2(y) a@3(z)', 'u'), ...rowsWritten('a@1(x)', 'v')];
    const { store, plan } = planned(rows, held(['a']));
    const { actors, counts } = runKernel(store, plan);
    expect([actors, ...counts]).toEqual([2, 2]);
  });
});

describe('a run of one part beats that of another', () => {
  const partRun = (taken: number, times: number[], part = 0): PartRun => {
    const run = new PartRun(times.length);
    run.set({ part, within: part, taken, times: Float64Array.from(times) });
    return run;
  };
  const byPart = (a: number, b: number) => a - b;

  it.each<[string, PartRun, PartRun]>([
    ['where it is deeper', partRun(0b11, [1, 9]), partRun(0b01, [1, 0])],
    ['where it is there first', partRun(0b11, [1, 5]), partRun(0b11, [1, 6])],
    ['where it entered last', partRun(0b11, [2, 5]), partRun(0b11, [1, 5])],
    ['where it has more steps', partRun(0b111, [1, 2, 5]), partRun(0b101, [1, 0, 5])],
    ['where its steps between are earlier', partRun(0b111, [1, 2, 5]), partRun(0b111, [1, 3, 5])],
    ['where its value comes first, all else being equal', partRun(0b11, [1, 5], 0), partRun(0b11, [1, 5], 1)],
    [
      'where its latest step, which need not be its last, comes first',
      partRun(0b111, [1, 5, 4]),
      partRun(0b111, [1, 6, 2]),
    ],
  ])('%s', (_, run, other) => {
    expect(run.beats(other, byPart)).toBe(true);
    expect(other.beats(run, byPart)).toBe(false);
  });

  it('and never itself', () => {
    const run = partRun(0b11, [1, 5]);
    expect(run.beats(run, byPart)).toBe(false);
  });
});
