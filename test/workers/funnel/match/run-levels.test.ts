import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { ActorSpan } from '../../../../workers/funnel/match/actor-span';
import { RunLevels } from '../../../../workers/funnel/match/run-levels';
import { TieMatching } from '../../../../workers/funnel/match/tie-matching';
import { specOf } from '../../../support/funnel/spec-of';
import { optional, planned, runWritten, seconds, within } from '../../../support/funnel/written-runs';

const second = 1e6;

/** Levels after events, each `[second, steps it does]`. */
function after(events: readonly [number, ...number[]][], spec: FunnelSpec): RunLevels {
  const levels = new RunLevels(planned([], spec).plan);
  for (const [at, ...steps] of events) levels.event(at * second, bitsOf(steps));
  return levels;
}

const bitsOf = (steps: readonly number[]) => steps.reduce((bits, step) => bits | (1 << step), 0);
const entries = (levels: RunLevels) => [...levels.entry].map((time) => time / second);
const abc = specOf(['a', 'b', 'c']);

describe('of the runs that stand at one step', () => {
  it('the one with the latest entry is kept', () => {
    expect(
      entries(
        after(
          [
            [1, 0],
            [2, 1],
            [3, 0],
            [4, 1],
          ],
          abc,
        ),
      ),
    ).toEqual([3, 3, -Infinity]);
  });

  it('one moves on and leaves the level to be taken anew', () => {
    expect(
      entries(
        after(
          [
            [1, 0],
            [2, 1],
            [3, 2],
          ],
          abc,
        ),
      ),
    ).toEqual([1, 1, 1]);
    expect(
      entries(
        after(
          [
            [1, 0],
            [2, 1],
            [3, 0],
            [4, 2],
          ],
          abc,
        ),
      ),
    ).toEqual([3, 1, 1]);
  });

  it('none moves on by an event behind its window', () => {
    expect(
      entries(
        after(
          [
            [1, 0],
            [5, 1],
          ],
          specOf(['a', 'b'], { window: seconds(3) }),
        ),
      ),
    ).toEqual([1, -Infinity]);
  });

  it('none enters outside the range of entries', () => {
    const { store, plan } = planned([], abc);
    const span = new ActorSpan(store, plan);
    [span.entryStart, span.entryEnd] = [2 * second, 3 * second];
    const levels = new RunLevels(plan);
    levels.start(span);
    for (const at of [1, 2, 3]) levels.event(at * second, 1);
    expect(entries(levels)).toEqual([2, -Infinity, -Infinity]);
  });

  it('those that an event does not match end in strict order', () => {
    const strict = specOf(['a', 'b', 'c'], { order: 'strict' });
    expect(
      entries(
        after(
          [
            [1, 0],
            [2, 1],
          ],
          strict,
        ),
      ),
    ).toEqual([-Infinity, 1, -Infinity]);
    expect(entries(after([[1, 0], [2]], strict))).toEqual([-Infinity, -Infinity, -Infinity]);
  });
});

describe('the best run', () => {
  const best = (events: readonly [number, ...number[]][], spec: FunnelSpec) => {
    const { best: run, done } = after(events, spec);
    return [runWritten(run, spec), done];
  };

  it('is kept once it is deepest, though a later entry gets as deep', () => {
    expect(
      best(
        [
          [1, 0],
          [2, 1],
          [3, 0],
          [4, 1],
        ],
        abc,
      ),
    ).toEqual(['a@1 b@2', false]);
  });

  it('is done at the last step', () => {
    expect(
      best(
        [
          [1, 0],
          [2, 1],
          [3, 2],
        ],
        abc,
      ),
    ).toEqual(['a@1 b@2 c@3', true]);
  });

  it('does no two steps by one event', () => {
    expect(
      best(
        [
          [1, 0, 1],
          [2, 2],
        ],
        abc,
      ),
    ).toEqual(['a@1', false]);
  });

  it('is of the source with more steps where two have the same entry', () => {
    expect(
      best(
        [
          [1, 0],
          [2, 1],
          [3, 2],
        ],
        specOf(['a', optional('b'), 'c']),
      ),
    ).toEqual(['a@1 b@2 c@3', true]);
  });

  it('keeps of a limited step the last time that fits', () => {
    expect(
      best(
        [
          [1, 0],
          [2, 1],
          [4, 1],
          [5, 2],
        ],
        specOf(['a', 'b', within('c', 2)]),
      ),
    ).toEqual(['a@1 b@4 c@5', true]);
  });
});

describe('tied events', () => {
  const tied = (levels: RunLevels, at: number, events: readonly number[][]) => {
    const ties = new TieMatching(3, 0);
    ties.clear();
    for (const event of events) ties.add(bitsOf(event));
    levels.tied(at * second, ties);
  };

  it('take a run as far as they reach, each by one step', () => {
    const levels = after([[1, 0]], abc);
    tied(levels, 2, [[2], [1]]);
    expect(runWritten(levels.best, abc)).toBe('a@1 b@2 c@2');
  });

  it('prefer the run that enters with them, which is the latest', () => {
    const levels = after([[1, 0]], abc);
    tied(levels, 2, [[0], [1]]);
    expect(runWritten(levels.best, abc)).toBe('a@2 b@2');
  });

  it('do nothing for a run whose window has closed', () => {
    const spec = specOf(['a', 'b', 'c'], { window: seconds(3) });
    const levels = after([[1, 0]], spec);
    tied(levels, 9, [[1], [2]]);
    expect(runWritten(levels.best, spec)).toBe('a@1');
  });
});
