import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TiedSlots } from '../../../../workers/funnel/runs/tied-slots';

const maskOf = (steps: readonly number[]) => steps.reduce((bits, step) => bits | (1 << step), 0);

/** The events that do some steps; event n can do the steps `able[n]`, and the first are preferred. */
function assigned(able: readonly number[][], slots: readonly number[]): number[] {
  const events = [...able.keys()];
  return new TiedSlots(events, (event) => maskOf(able[event]), 4).assign(slots);
}

describe('simultaneous events do the steps of runs', () => {
  it.each<[string, number[][], number[], number[]]>([
    ['each its own', [[0], [1]], [0, 1], [0, 1]],
    ['the preferred of two that can', [[0], [0]], [0], [0]],
    ['one after the other where a step is done twice', [[0], [0]], [0, 0], [0, 1]],
    [
      'the preferred where it leaves one for every later step',
      [
        [0, 1],
        [0, 1],
      ],
      [0, 1],
      [0, 1],
    ],
    ['not the preferred where a later step needs it', [[0, 1], [0]], [0, 1], [1, 0]],
    ['so that a chain of steps is served', [[0, 1], [0, 2], [1]], [0, 1, 2], [0, 2, 1]],
    ['none where none is asked for', [[0]], [], []],
  ])('%s', (_, able, ...[slots, events]) => expect(assigned(able, slots)).toEqual(events));

  it('or a run would have more steps than events', () => {
    expect(() => assigned([[0]], [0, 0])).toThrow('more steps than events');
    expect(() => assigned([[1]], [0])).toThrow('more steps than events');
  });

  it('in the first of all assignments, slot by slot', () => {
    /** All ways, those that give the first slot the most preferred event first. */
    const ways = (able: readonly number[][], slots: readonly number[], used: readonly number[] = []): number[][] => {
      if (slots.length === 0) return [[]];
      const [step, ...others] = slots;
      return [...able.keys()]
        .filter((event) => able[event].includes(step) && !used.includes(event))
        .flatMap((event) => ways(able, others, [...used, event]).map((way) => [event, ...way]));
    };
    const able = fc.array(fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    const law = (drawn: number[][], slots: number[]) => {
      const all = ways(drawn, slots);
      fc.pre(all.length > 0);
      expect(assigned(drawn, slots)).toEqual(all[0]);
    };
    fc.assert(fc.property(able, fc.array(fc.nat(3), { maxLength: 4 }), law));
  });
});
