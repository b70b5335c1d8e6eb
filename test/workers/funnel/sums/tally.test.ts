import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import { Tally, withHistograms, type FunnelPartial, type RunListener } from '../../../../workers/funnel/sums/tally';
import { specOf } from '../../../support/funnel/spec-of';
import { optional, planned } from '../../../support/funnel/written-runs';

const planOf = (steps: Parameters<typeof specOf>[0]): Plan => planned([], specOf(steps)).plan;
const threeSteps = planOf(['a', 'b', 'c']);

/** A run by the time of each step; null where it has not done it. */
function run(times: readonly (number | null)[]) {
  const taken = times.reduce<number>((bits, time, k) => (time === null ? bits : bits | (1 << k)), 0);
  return { taken, times: Float64Array.from(times, (time) => time ?? NaN) };
}

function added(
  plan: Plan,
  runs: readonly (number | null)[][],
  { room = 1, listener = null as RunListener | null } = {},
) {
  const tally = new Tally(plan, room, listener);
  for (const [actor, times] of runs.entries()) tally.add(actor, run(times));
  return tally.partial(runs.length);
}

const written = ({ fromPrevious, fromEntry }: FunnelPartial) => ({
  fromPrevious: fromPrevious.map((lists) => lists.flatMap((list) => [...list])),
  fromEntry: fromEntry.map((lists) => lists.flatMap((list) => [...list])),
});

describe('a tally of runs', () => {
  it('is all zero where no run was added', () => {
    const partial = added(threeSteps, []);
    expect([partial.actors, ...partial.counts]).toEqual([0, 0, 0, 0]);
    expect(written(partial).fromPrevious).toEqual([[], [], []]);
  });

  it('counts each step of each run, with its time from the step before and from the entry', () => {
    const partial = added(threeSteps, [
      [10, 15, 40],
      [100, 101, null],
      [7, null, null],
    ]);
    expect([...partial.counts]).toEqual([3, 2, 1]);
    expect(written(partial)).toEqual({ fromPrevious: [[], [5, 1], [25]], fromEntry: [[], [5, 1], [30]] });
  });

  it('measures from the required step before, past optional ones', () => {
    const plan = planOf(['a', optional('b'), 'c']);
    const partial = added(plan, [
      [10, 15, 40],
      [10, null, 30],
    ]);
    expect([...partial.counts]).toEqual([2, 1, 2]);
    expect(written(partial)).toEqual({ fromPrevious: [[], [5], [30, 20]], fromEntry: [[], [5], [30, 20]] });
  });

  it('has the same durations at the second step from either: those lists are one', () => {
    const partial = added(threeSteps, [[1, 2, 3]]);
    expect(partial.fromEntry[1]).toBe(partial.fromPrevious[1]);
  });

  it('holds more runs than it had room for', () => {
    const runs = Array.from({ length: 1000 }, (_, n) => [0, n, 2 * n]);
    const partial = added(threeSteps, runs, { room: 3 });
    expect([...partial.counts]).toEqual([1000, 1000, 1000]);
    expect(written(partial).fromEntry[2]).toEqual(runs.map(([, , end]) => end));
    expect(written(partial).fromPrevious[2]).toEqual(runs.map(([, , end]) => end / 2));
  });

  it('keeps no times: a run may be written over once it was added', () => {
    const tally = new Tally(threeSteps, 2, null);
    const one = run([1, 5, null]);
    tally.add(0, one);
    one.times.fill(99);
    expect(written(tally.partial(1)).fromPrevious[1]).toEqual([4]);
  });

  it('calls for each run with its actor', () => {
    const calls: [number, number, number][] = [];
    const listener: RunListener = (actor, taken, times) => calls.push([actor, taken, times[0]]);
    added(
      threeSteps,
      [
        [5, null, null],
        [6, 7, null],
      ],
      { listener },
    );
    expect(calls).toEqual([
      [0, 0b1, 5],
      [1, 0b11, 6],
    ]);
  });

  it('counts twenty steps', () => {
    const plan = planOf(Array.from({ length: 20 }, (_, k) => `step ${k}`));
    expect([...added(plan, [Array.from({ length: 20 }, (_, k) => k)]).counts]).toEqual(Array(20).fill(1));
  });
});

describe('the histograms of a tally', () => {
  it('are those of its durations, step by step', () => {
    const { histograms } = withHistograms(
      added(threeSteps, [
        [0, 5, 40],
        [0, 1, null],
      ]),
    );
    expect(histograms!.fromPrevious.map(({ sum }) => sum)).toEqual([0, 6, 35]);
    expect(histograms!.fromEntry.map(({ sum }) => sum)).toEqual([0, 6, 40]);
  });

  it('are not there before they are asked for', () => {
    expect(added(threeSteps, [[0, 5, 40]]).histograms).toBeNull();
  });
});
