import { describe, expect, it } from 'vitest';
import { contextOf, within } from '../../../../workers/funnel/runs/run-context';
import { specOf } from '../../../support/funnel/spec-of';
import { planned, rowsWritten } from '../../../support/funnel/written-runs';

const rows = [...rowsWritten('a@1(x) a@2(y) b@3(x) b@4', 'u'), ...rowsWritten('a@1(y)', 'v')];

describe('the events of runs are found', () => {
  it('in the store itself, under their own indices', () => {
    const { store, plan } = planned(rows, specOf(['a', 'b']));
    const context = contextOf(store, plan);
    expect(context.store).toBe(store);
    expect([0, 3].map((event) => context.storeIndex(event))).toEqual([0, 3]);
  });

  it('in the parts of actors where a value is held constant, whose indices lead back', () => {
    const { store, plan } = planned(rows, specOf(['a', 'b'], { holdConstant: ['p'] }));
    const context = contextOf(store, plan);
    expect(context.store.actors).toBe(3);
    const times = Array.from({ length: context.store.size }, (_, event) => context.storeIndex(event));
    expect(times).toEqual([0, 2, 1, 4]);
    for (const [event, index] of times.entries()) expect(context.store.time[event]).toBe(store.time[index]);
  });

  it('through any number of such steps', () => {
    const { store, plan } = planned(rows, specOf(['a', 'b'], { holdConstant: ['p'] }));
    const outer = within(contextOf(store, plan), Uint32Array.of(10, 11, 12, 13, 14));
    expect([0, 1, 2, 3].map((event) => outer.storeIndex(event))).toEqual([10, 12, 11, 14]);
  });
});
