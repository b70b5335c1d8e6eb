import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TieMatching } from '../../../../workers/funnel/match/tie-matching';

/** Tied events by the steps they can do, written as lists of steps. */
function tied(steps: number, events: readonly number[][], optional: readonly number[] = []): TieMatching {
  const ties = new TieMatching(steps, bitsOf(optional));
  ties.clear();
  for (const event of events) ties.add(bitsOf(event));
  return ties;
}

const bitsOf = (steps: readonly number[]) => steps.reduce((bits, step) => bits | (1 << step), 0);
const stepsOf = (bits: number) => [...Array(20).keys()].filter((step) => (bits & (1 << step)) !== 0);

describe('how far tied events take a run', () => {
  it.each<[string, number[], TieMatching, number]>([
    ['from the entry to the last step in turn that has an event', [0, 1], tied(4, [[1], [0], [3]]), -1],
    ['from the step it stands on', [2, 3], tied(4, [[3], [2], [0]]), 1],
    ['nowhere where the next step has none', [], tied(3, [[2]]), 0],
    ['one step where two need the same event', [0], tied(2, [[0, 1]]), -1],
    ['both steps where two events share them', [0, 1], tied(2, [[0, 1], [0]]), -1],
    ['past an optional step that no event does', [0, 2], tied(3, [[0], [2]], [1]), -1],
    ['through an optional step that one does', [0, 1, 2], tied(3, [[0], [1], [2]], [1]), -1],
    ['past the optional step where its event is needed for the required one', [0, 2], tied(3, [[0], [1, 2]], [1]), -1],
    ['to the later of two optional steps for which there is one event', [0, 2], tied(3, [[0], [1, 2]], [1, 2]), -1],
    [
      'to as many equal steps as there are events',
      [0, 1],
      tied(3, [
        [0, 1, 2],
        [0, 1, 2],
      ]),
      -1,
    ],
  ])('%s', (_, steps, ...[ties, source]) => expect(stepsOf(ties.reach(source))).toEqual(steps));

  it('can be asked to begin with a step that is not the next', () => {
    const ties = tied(4, [[1], [2], [3]], [1]);
    expect(stepsOf(ties.reach(0))).toEqual([1, 2, 3]);
    expect(stepsOf(ties.reach(0, 2))).toEqual([2, 3]);
    expect(stepsOf(tied(4, [[3]], [1]).reach(0, 2))).toEqual([]);
  });

  it('can be asked for from one step to another, with all required ones between', () => {
    const ties = tied(4, [[0], [1], [2], [3]], [1]);
    expect(stepsOf(ties.reachTo(0, 3))).toEqual([0, 1, 2, 3]);
    expect(stepsOf(ties.reachTo(2, 3))).toEqual([2, 3]);
    expect(stepsOf(ties.reachTo(1, 1))).toEqual([1]);
    expect(stepsOf(tied(4, [[0], [3]], [1]).reachTo(0, 3))).toEqual([]);
  });

  it('is the longest that any way to give events to steps allows', () => {
    const canDo = (events: readonly number[][], steps: readonly number[]): boolean => {
      if (steps.length === 0) return true;
      const [step, ...others] = steps;
      return events.some(
        (event, n) =>
          event.includes(step) &&
          canDo(
            events.filter((_, m) => m !== n),
            others,
          ),
      );
    };
    const eventSteps = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 });
    const law = (events: number[][]) => {
      const reached = stepsOf(tied(4, events).reach(-1));
      const longest = [0, 1, 2, 3, 4].findLast((count) => canDo(events, [...Array(count).keys()]))!;
      expect(reached).toEqual([...Array(longest).keys()]);
    };
    fc.assert(fc.property(fc.array(eventSteps, { maxLength: 5 }), law));
  });
});

describe('tied events that are used', () => {
  const counts = (ties: TieMatching) =>
    Object.fromEntries(
      [...Array(ties.kinds).keys()].map((kind) => [stepsOf(ties.maskOf(kind)).join(), ties.countOf(kind)]),
    );

  it('are counted by the steps they can do', () => {
    expect(counts(tied(3, [[0], [0, 1], [0], [2]]))).toEqual({ '0': 2, '0,1': 1, '2': 1 });
  });

  it('are sorted by how few steps they can do, whatever order they came in', () => {
    for (const events of [
      [[0, 1], [1], [0]],
      [[0], [0, 1], [1]],
    ]) {
      const ties = tied(2, events);
      ties.sort();
      expect([0, 1, 2].map((kind) => stepsOf(ties.maskOf(kind)))).toEqual([[0], [1], [0, 1]]);
    }
  });

  it('are those that can do the fewest steps', () => {
    const ties = tied(2, [[0, 1], [0]]);
    ties.consume(bitsOf([0]));
    expect(counts(ties)).toEqual({ '0': 0, '0,1': 1 });
    expect([ties.has(0), ties.has(1)]).toEqual([true, true]);
  });

  it('leave none where all are used', () => {
    const ties = tied(2, [[0], [1]]);
    ties.consume(bitsOf([0, 1]));
    expect([ties.has(0), ties.has(1)]).toEqual([false, false]);
  });

  it('can be taken one at a time', () => {
    const ties = tied(1, [[0], [0]]);
    ties.consumeOne(0);
    expect(ties.has(0)).toBe(true);
    ties.consumeOne(0);
    expect(ties.has(0)).toBe(false);
  });
});
