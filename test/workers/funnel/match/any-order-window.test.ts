import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { ActorSpan } from '../../../../workers/funnel/match/actor-span';
import { AnyOrderWindow } from '../../../../workers/funnel/match/any-order-window';
import { TimeGroups } from '../../../../workers/funnel/match/time-groups';
import { specOf } from '../../../support/funnel/spec-of';
import { planned, rowsWritten, runWritten, seconds } from '../../../support/funnel/written-runs';

/** A window over stretches of one user's events, each `[events, when runs are no longer safe, in seconds]`. */
function watch(
  stretches: [string, number][],
  switches: Partial<FunnelSpec> = {},
  steps: Parameters<typeof specOf>[0] = ['a', 'b', 'c'],
) {
  const spec = specOf(steps, { order: 'any', ...switches });
  const rows = stretches.map(([events]) => rowsWritten(events));
  const { store, plan } = planned(rows.flat(), spec);
  const groups = new TimeGroups(store, plan);
  const window = new AnyOrderWindow(plan);
  const span = new ActorSpan(store, plan);
  expect(span.set(0)).toBe(true);
  window.start(span);
  let i = 0;
  for (const [n, [, safeEnd]] of stretches.entries()) {
    window.startStretch(safeEnd * 1e6);
    for (const to = i + rows[n].length; i < to;) {
      i = groups.read(i, to);
      window.addTimeGroup(groups);
    }
    window.endStretch();
  }
  return { run: runWritten(window.best, spec), window };
}

describe('the best window of a stretch', () => {
  it('has a row for each different step done in it', () => {
    expect(watch([['a@1 a@2 c@3', Infinity]]).run).toBe('2 3');
  });

  it('gives an event that could do two steps the one that lets more be done', () => {
    const steps = [{ events: ['a', 'b'] }, { events: ['a'] }];
    expect(watch([['a@1 b@2', Infinity]], {}, steps).run).toBe('1 2');
    expect(watch([['b@1 b@2', Infinity]], {}, steps).run).toBe('1');
  });

  it('lets an older event go where a newer one does its step', () => {
    expect(watch([['a@1 b@5 a@6', Infinity]], { window: seconds(2) }).run).toBe('5 6');
  });

  it('is done once it has all steps, and looks at no more', () => {
    const { run, window } = watch([['c@1 b@2 a@3 c@4', Infinity]]);
    expect([run, window.done]).toEqual(['1 2 3', true]);
    expect(watch([['c@1 b@2', Infinity]]).window.done).toBe(false);
  });

  it('holds more events than it has room for at first', () => {
    const many = Array.from({ length: 200 }, (_, n) => `a@${n}`).join(' ');
    expect(watch([[`${many} b@200`, Infinity]]).run).toBe('199 200');
  });
});

describe('stretches between exclusions', () => {
  it('share no events, and the best of them wins', () => {
    expect(
      watch([
        ['a@1', Infinity],
        ['b@2 c@3', Infinity],
      ]).run,
    ).toBe('2 3');
    expect(
      watch([
        ['a@1 b@2', Infinity],
        ['c@3', Infinity],
      ]).run,
    ).toBe('1 2');
  });

  it('leave a run in the earlier one where the later is no better', () => {
    expect(
      watch([
        ['a@1 b@2', Infinity],
        ['b@3 c@4', Infinity],
      ]).run,
    ).toBe('1 2');
  });

  it('count only entries before the exclusion can drop them', () => {
    expect(watch([['a@1 b@5 c@6', 4]], { window: seconds(2) }).run).toBe('1');
    expect(watch([['a@1 b@2 c@6', 4]], { window: seconds(2) }).run).toBe('1 2');
  });

  it('count an entry that has all steps though an exclusion follows', () => {
    expect(watch([['a@1 b@2 c@3', 0]]).run).toBe('1 2 3');
  });
});

describe('a run that is still open at a time', () => {
  it('has so many steps, and none once it has all of them', () => {
    const { window } = watch([['a@1 b@2', Infinity]], { window: seconds(3) });
    expect([2, 4, 5, 6].map((second) => window.openAt(second * 1e6))).toEqual([2, 2, 1, 0]);
    expect(watch([['a@1 b@2 c@3', Infinity]], { window: seconds(3) }).window.openAt(3e6)).toBe(0);
  });
});
