import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { bitCount } from '../../../../src/core/arrays/bits';
import { stepBits } from '../../../../workers/funnel/plan/event-masks';
import { collectRuns } from '../../../../workers/funnel/runs/runs';
import { TiedRows } from '../../../../workers/funnel/runs/tied-rows';
import { specOf } from '../../../support/funnel/spec-of';
import { planned, rowsWritten } from '../../../support/funnel/written-runs';

const totals = (steps: Parameters<typeof specOf>[0]): FunnelSpec => specOf(steps, { order: 'any', count: 'totals' });

/** The events of each run, as `name value`, by row; runs are asked for in the order given, or their own. */
function eventsOf(events: string, spec: FunnelSpec, asked?: readonly number[]): string[][] {
  const { store, plan } = planned(rowsWritten(events), spec);
  const { runs } = collectRuns(store, plan);
  const maskOf = (event: number) => plan.masks[plan.classes[event]] & stepBits;
  const gather = (_: number, at: number) =>
    [...store.time.keys()].filter((event) => store.time[event] === at && maskOf(event) !== 0);
  const rows = new TiedRows(runs, gather, maskOf);
  const property = store.properties.get('p')!;
  const name = (event: number) =>
    `${store.eventNames[store.event[event]]}${property.kind === 'text' ? property.values[property.codes[event]] : ''}`;
  return (asked ?? [...Array(runs.size).keys()]).map((run) => {
    const found = new Int32Array(runs.steps);
    rows.resolve(run, found);
    return [...found.subarray(0, bitCount(runs.taken[run]))].map(name);
  });
}

describe('the events of runs in any order, where every run counts', () => {
  it('are those of their times', () => {
    expect(eventsOf('b@1(1) a@2(2) a@5(3)', totals(['a', 'b']))).toEqual([['b1', 'a2'], ['a3']]);
  });

  it('of one time come in the order of the steps they do', () => {
    expect(eventsOf('b@1(1) a@1(2)', totals(['a', 'b']))).toEqual([['a2', 'b1']]);
  });

  it('are used once: the next run takes what one run leaves', () => {
    expect(eventsOf('a@1(1) a@1(2) b@1(3) b@1(4)', totals(['a', 'b']))).toEqual([
      ['a1', 'b3'],
      ['a2', 'b4'],
    ]);
  });

  it('match fewest steps where there is a choice', () => {
    expect(eventsOf('a@1(1) b@1(2) a@1(3)', totals([{ events: ['a', 'b'] }, 'a']))).toEqual([['b2', 'a1'], ['a3']]);
  });

  it('are the same in whatever order the runs are asked for', () => {
    const log = 'a@1(1) a@1(2) b@1(3) a@1(4) b@9(5) a@9(6)';
    const inTurn = eventsOf(log, totals(['a', 'b']));
    const last = inTurn.length - 1;
    expect(eventsOf(log, totals(['a', 'b']), [last, 0, last])).toEqual([inTurn[last], inTurn[0], inTurn[last]]);
  });
});
