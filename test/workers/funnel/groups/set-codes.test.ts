import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setCodes } from '../../../../workers/funnel/groups/set-codes';

const test = (...passed: number[]) => Uint8Array.from(passed);

/** By set, its actors: those whose code is one of the set's. */
function members(actors: number, sets: readonly Uint8Array[][]): number[][] {
  const { codes, sets: found } = setCodes(actors, sets);
  return found.map((ofSet) => [...codes.keys()].filter((actor) => ofSet.includes(codes[actor])));
}

describe('actors in sets', () => {
  it('are those that pass all of a set’s tests', () => {
    expect(members(3, [[test(1, 1, 0), test(1, 0, 1)]])).toEqual([[0]]);
  });

  it('are all actors where a set has no test', () => {
    expect(members(3, [[]])).toEqual([[0, 1, 2]]);
  });

  it('may be in several sets at once, or in none', () => {
    expect(members(4, [[test(1, 1, 0, 0)], [test(0, 1, 1, 0)]])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('have one code where they are in the same sets', () => {
    const { codes, size } = setCodes(5, [[test(1, 1, 0, 0, 1)], [test(0, 1, 1, 0, 0)]]);
    expect(codes[0]).toBe(codes[4]);
    expect(new Set(codes).size).toBe(4);
    expect(size).toBe(4);
  });

  it('have ascending codes in each set', () => {
    const { sets } = setCodes(4, [[test(1, 0, 1, 1)], [test(1, 1, 0, 1)], [test(0, 1, 1, 1)]]);
    for (const codes of sets) expect([...codes]).toEqual([...codes].sort((a, b) => a - b));
  });

  it('are none where there are no sets, or no actors', () => {
    expect(setCodes(2, [])).toMatchObject({ size: 1, sets: [] });
    expect(members(0, [[]])).toEqual([[]]);
  });

  it('are exactly the members of each set, whatever the sets', () => {
    const tests = fc.array(fc.array(fc.nat(1), { minLength: 6, maxLength: 6 }), { maxLength: 2 });
    const law = (sets: number[][][]) => {
      const expected = sets.map((all) =>
        [...Array(6).keys()].filter((actor) => all.every((each) => each[actor] === 1)),
      );
      expect(
        members(
          6,
          sets.map((all) => all.map((each) => test(...each))),
        ),
      ).toEqual(expected);
    };
    fc.assert(fc.property(fc.array(tests, { maxLength: 4 }), law));
  });
});
