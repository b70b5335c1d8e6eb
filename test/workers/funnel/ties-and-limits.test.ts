import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { kernelRuns } from '../../support/funnel/kernel-runs';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf } from '../../support/funnel/store-of';
import { excluded, optional, rowsWritten, seconds, within } from '../../support/funnel/written-runs';
import { answerTo } from '../../support/funnel/answer-to';

function counts(text: string, spec: FunnelSpec): number[] {
  const found = answerTo('funnel', { store: storeOf(rowsWritten(text)), timeZone: 'UTC' }, { spec });
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return found.value.groups[0].steps.map(({ actors }) => actors);
}

/** The seconds of the one run's steps. */
const timesOf = (text: string, spec: FunnelSpec) =>
  kernelRuns(rowsWritten(text), spec).map((run) => run.map(([, time]) => time / 1e6));

const totals = { count: 'totals' as const };

describe('a tie tolerance finds the deepest run', () => {
  const tolerance = { tieTolerance: 1 };

  it('where the earliest event of a step leaves the next one out of time', () => {
    expect(counts('b@1 a@2 c@5 b@5', specOf(['a', 'b', within('c', 1)], tolerance))).toEqual([1, 1, 1]);
  });

  it('past an optional step that would use up an event', () => {
    expect(counts('b@9 b@9 a@9', specOf(['a', optional('b'), 'b', 'b'], tolerance))).toEqual([1, 0, 1, 1]);
  });

  it('with an exclusion that is tied, as without a tolerance', () => {
    const spec = specOf(['a', 'b', 'a', 'c'], { exclusions: excluded(0, 3) });
    expect(counts('a@2 b@4 x@4 a@7', spec)).toEqual([1, 1, 1, 0]);
    expect(counts('a@2 b@4 x@4 a@7', { ...spec, ...tolerance })).toEqual([1, 1, 1, 0]);
  });

  it('with an exclusion that counts only away from both ends of its range', () => {
    const spec = specOf(['a', 'b'], { ...tolerance, exclusions: excluded(0, 1) });
    expect(counts('a@1 x@2 b@9', spec)).toEqual([1, 1]);
    expect(counts('a@1 x@8 b@9', spec)).toEqual([1, 1]);
    expect(counts('a@1 x@5 b@9', spec)).toEqual([1, 0]);
  });

  it('within a window that begins with its earliest event', () => {
    const spec = specOf(['a', 'b', 'c'], { ...tolerance, window: seconds(3) });
    expect(counts('b@1 a@2 c@4', spec)).toEqual([1, 1, 1]);
    expect(counts('b@1 a@2 c@5', spec)).toEqual([1, 1, 0]);
  });

  it('and all runs of tied events', () => {
    expect(counts('c@11 c@11', specOf(['c'], { ...tolerance, ...totals }))).toEqual([2]);
  });
});

describe('an event that an exclusion names', () => {
  it('does no step inside the exclusion’s range', () => {
    const spec = specOf(['a', '*', 'c'], { exclusions: excluded(0, 2, 'drop') });
    expect(counts('a@1 x@2 b@2 c@3', spec)).toEqual([1, 1, 1]);
    expect(counts('a@1 x@2 c@3', spec)).toEqual([0, 0, 0]);
  });

  it('may begin a run', () => {
    expect(counts('x@1 b@2', specOf(['*', 'b'], { exclusions: excluded(0, 1) }))).toEqual([1, 1]);
  });
});

describe('where an exclusion counts, the earliest arrival at a step decides', () => {
  const spec = specOf(['a', 'b', 'c'], { exclusions: excluded(1, 2) });

  it('also where a later event would lie behind the exclusion', () => {
    expect(counts('a@1 b@2 x@3 b@4 c@5', spec)).toEqual([1, 1, 0]);
  });

  it('also where a limit leaves it in time', () => {
    const limited = { ...spec, steps: specOf(['a', 'b', within('c', 10)]).steps };
    expect(counts('a@1 b@2 x@3 b@4 c@5', limited)).toEqual([1, 1, 0]);
  });

  it('but the one that can go on where a limit leaves it too late', () => {
    const limited = { ...spec, steps: specOf(['a', 'b', within('c', 2)]).steps };
    expect(counts('a@1 b@2 x@3 b@4 c@5', limited)).toEqual([1, 1, 1]);
  });
});

describe('a limit that leaves a run as it is', () => {
  it('leaves its times too: each step as early as can be', () => {
    const rows = 'c@3 b@4 b@8 b@8';
    expect(timesOf(rows, specOf(['c', 'b', 'b']))).toEqual([[3, 4, 8]]);
    expect(timesOf(rows, specOf(['c', 'b', within('b', 60)]))).toEqual([[3, 4, 8]]);
  });
});

describe('totals', () => {
  it('end a run at the last required step', () => {
    expect(counts('b@0 b@4', specOf(['b', optional('zzz')], totals))).toEqual([2, 0]);
  });

  it('wait for the optional steps behind it until another run may begin', () => {
    expect(counts('b@0 z@1 b@4 b@5 z@9', specOf(['b', optional('z')], totals))).toEqual([3, 2]);
  });

  it('leave tied events that match fewest steps to do them', () => {
    const spec = specOf(['a', '*'], totals);
    for (const rows of ['a@11 b@11 a@11', 'a@11 a@11 b@11', 'b@11 a@11 a@11']) {
      expect(counts(rows, spec)).toEqual([2, 1]);
    }
  });

  it('have one run of an actor whose first entry counts, in every order', () => {
    for (const order of ['ordered', 'strict', 'any'] as const) {
      const spec = specOf(['a', 'b'], { ...totals, order, entry: 'first' });
      expect(counts('a@1 a@1 b@1 b@1 a@4 b@5', spec)).toEqual([1, 1]);
    }
  });
});

describe('in any order', () => {
  const any = { order: 'any' as const };
  const shared = specOf([{ events: ['b', 'c'] }, 'c'], any);

  it('events that match several steps are given to them as best can be', () => {
    expect(counts('c@3 b@4', shared)).toEqual([1, 1]);
    expect(counts('b@3 c@4', shared)).toEqual([1, 1]);
    expect(counts('b@3 b@4', shared)).toEqual([1, 0]);
  });

  it('an exclusion wipes what stood before it', () => {
    const spec = specOf(['a', 'b', 'c'], { ...any, exclusions: excluded(0, 2) });
    expect(counts('a@1 b@2 x@3 c@4', spec)).toEqual([1, 1, 0]);
    expect(counts('a@1 x@3 b@4 c@5', spec)).toEqual([1, 1, 0]);
  });

  it('one that drops takes the actor away, unless another run is as deep', () => {
    const spec = specOf(['a', 'b', 'c'], { ...any, exclusions: excluded(0, 2, 'drop') });
    expect(counts('a@1 b@2 x@3 c@4', spec)).toEqual([0, 0, 0]);
    expect(counts('a@1 x@3 b@4 c@5', spec)).toEqual([1, 1, 0]);
    expect(counts('a@1 b@2 x@9', { ...spec, window: seconds(5) })).toEqual([1, 1, 0]);
  });

  it('totals lose the run that is dropped, and keep the one that is stopped', () => {
    const spec = specOf(['a', 'b'], { ...any, ...totals });
    expect(counts('a@1 x@2 b@3 a@4', { ...spec, exclusions: excluded(0, 1) })).toEqual([2, 1]);
    expect(counts('a@1 x@2 b@3 a@4', { ...spec, exclusions: excluded(0, 1, 'drop') })).toEqual([1, 1]);
  });

  it('has no limits between steps', () => {
    const fault = (spec: FunnelSpec) => {
      const found = answerTo('funnel', { store: storeOf(rowsWritten('a@1')), timeZone: 'UTC' }, { spec });
      return found.ok ? null : [found.failure.kind, found.failure.where];
    };
    expect(fault(specOf(['a', within('b', 1)], any))).toEqual(['invalid_spec', 'steps[1].within']);
    expect(fault(specOf(['a', 'b'], { ...any, windowFrom: 'previous' }))).toEqual(['invalid_spec', 'windowFrom']);
  });

  it('a group goes by the event that does its step', () => {
    const rows = rowsWritten('c@3 b@4').map((row) => ({ ...row, props: { p: row.event } }));
    const groups = (step: number) => {
      const by = [{ kind: 'property' as const, property: 'p', bins: null }];
      const spec = { ...shared, breakdown: { by, attribution: { at: 'step' as const, step }, shown: null } };
      const found = answerTo('funnel', { store: storeOf(rows, ['p']), timeZone: 'UTC' }, { spec });
      return found.ok ? found.value.groups.slice(1).map(({ key }) => key) : found.failure;
    };
    expect(groups(0)).toEqual([{ kind: 'values', values: ['b'] }]);
    expect(groups(1)).toEqual([{ kind: 'values', values: ['c'] }]);
  });
});
