import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StepMatching } from '../../../../workers/funnel/match/step-matching';

const matching = (steps: number) => {
  const found = new StepMatching(steps);
  found.clear();
  return found;
};

describe('events and the steps they do', () => {
  it('take a free step, the first they can', () => {
    const found = matching(3);
    expect(found.add(7, 0b110)).toBe(true);
    expect([...found.doer]).toEqual([-1, 7, -1]);
  });

  it('move to another step where a newcomer needs theirs', () => {
    const found = matching(2);
    found.add(0, 0b11);
    expect(found.add(1, 0b01)).toBe(true);
    expect([...found.doer]).toEqual([1, 0]);
  });

  it('move in a chain, if it must be', () => {
    const found = matching(3);
    found.add(0, 0b011);
    found.add(1, 0b110);
    expect(found.add(2, 0b001)).toBe(true);
    expect([...found.doer]).toEqual([2, 0, 1]);
  });

  it('stay where nothing helps the newcomer', () => {
    const found = matching(2);
    found.add(0, 0b01);
    expect(found.add(1, 0b01)).toBe(false);
    expect([...found.doer]).toEqual([0, -1]);
    expect(found.add(2, 0)).toBe(false);
  });

  it('are those of whom any one that left would let the newcomer in', () => {
    const found = matching(3);
    found.add(0, 0b011);
    found.add(1, 0b011);
    found.add(2, 0b100);
    expect(found.add(3, 0b001)).toBe(false);
    expect(found.contested).toBe(0b011);
    found.free(1);
    expect(found.add(3, 0b001)).toBe(true);
  });

  it('are replaced where they can do one step alone', () => {
    const found = matching(2);
    found.replace(0, 1);
    found.replace(5, 1);
    expect([...found.doer]).toEqual([-1, 5]);
    found.clear();
    expect([...found.doer]).toEqual([-1, -1]);
  });

  it('do as many steps as can be done at all, in whatever order they come', () => {
    /** Every way to give each event one of its steps or none. */
    const most = (masks: readonly number[], free: number): number => {
      if (masks.length === 0) return 0;
      const [mask, ...others] = masks;
      const able = [0, 1, 2, 3].filter((step) => (mask & free & (1 << step)) !== 0);
      return Math.max(most(others, free), ...able.map((step) => 1 + most(others, free & ~(1 << step))));
    };
    const law = (masks: number[]) => {
      const found = matching(4);
      for (const [event, mask] of masks.entries()) found.add(event, mask);
      const doers = [...found.doer].filter((event) => event >= 0);
      expect(doers.length).toBe(most(masks, 0b1111));
      expect(new Set(doers).size).toBe(doers.length);
      for (const [step, event] of found.doer.entries()) {
        if (event >= 0) expect(masks[event] & (1 << step)).not.toBe(0);
      }
    };
    fc.assert(fc.property(fc.array(fc.nat(15), { maxLength: 6 }), law));
  });
});
