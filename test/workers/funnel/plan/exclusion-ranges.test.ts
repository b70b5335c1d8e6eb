import { describe, expect, it } from 'vitest';
import type { Exclusion } from '../../../../src/core/spec/funnel';
import { exclusionMatchers, exclusionRanges } from '../../../../workers/funnel/plan/exclusion-ranges';
import { firstExclusionBit } from '../../../../workers/funnel/plan/event-masks';

const exclusion = (event: string, range: [number, number], effect: Exclusion['effect']): Exclusion => ({
  events: [event],
  filters: [],
  from: range[0],
  to: range[1],
  effect,
});
const bit = (n: number) => 1 << (firstExclusionBit + n);

describe('exclusions', () => {
  it('of one range and effect are one', () => {
    const ranges = exclusionRanges([exclusion('x', [0, 2], 'stop'), exclusion('y', [0, 2], 'stop')]);
    expect(ranges).toEqual([{ bit: bit(0), from: 0, to: 2, drop: false }]);
  });

  it('of another range or effect are another', () => {
    const ranges = exclusionRanges([
      exclusion('x', [0, 2], 'stop'),
      exclusion('x', [1, 2], 'stop'),
      exclusion('x', [0, 2], 'drop'),
    ]);
    expect(ranges.map(({ from, drop }) => [from, drop])).toEqual([
      [0, true],
      [0, false],
      [1, false],
    ]);
    expect(new Set(ranges.map((range) => range.bit)).size).toBe(3);
  });

  it('that drop come first, whatever order they are written in', () => {
    const list = [exclusion('x', [0, 1], 'stop'), exclusion('y', [0, 1], 'drop')];
    for (const each of [list, list.toReversed()])
      expect(exclusionRanges(each).map(({ drop }) => drop)).toEqual([true, false]);
  });

  it('are none where there are none', () => {
    expect(exclusionRanges([])).toEqual([]);
    expect(exclusionMatchers([], [])).toEqual([]);
  });

  it('keep their own filters, though they share a bit', () => {
    const bots = { ...exclusion('x', [0, 1], 'stop'), filters: [{ property: 'p', op: 'empty' as const }] };
    const list = [exclusion('退款', [0, 1], 'stop'), bots];
    const matchers = exclusionMatchers(list, exclusionRanges(list));
    expect(matchers).toEqual([
      { bit: bit(0), events: ['退款'], filters: [], occurrence: 'every' },
      { bit: bit(0), events: ['x'], filters: bots.filters, occurrence: 'every' },
    ]);
  });
});
