import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reason } from '../../src/contract/reasons';
import { oddsAxis } from '../../src/reasons/odds-axis';
import { byDirection, isSkewed, strengthOf } from '../../src/reasons/reason-strength';
import { oddsRatio } from '../../workers/reasons/odds-ratio';

function reason(ratio: number, reach = 1.2): Reason {
  const extreme = ratio > 10 || ratio < 0.1;
  const name = String(ratio);
  return {
    kind: 'event',
    name,
    value: null,
    converted: 1,
    lost: 1,
    oddsRatio: ratio,
    low: ratio / reach,
    high: ratio * reach,
    extreme,
  };
}

const ratios = fc.array(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), { maxLength: 20 });

describe('the axis of odds ratios', () => {
  it('has 1 in the middle, a ratio as far from it as its reciprocal, and room for every dot', () => {
    fc.assert(
      fc.property(ratios, (list) => {
        const axis = oddsAxis(list.map((ratio) => reason(ratio)));
        expect(axis.at(1)).toBe(50);
        for (const ratio of list) {
          expect(axis.beyond(ratio)).toBe(false);
          expect(axis.at(ratio) + axis.at(1 / ratio)).toBeCloseTo(100, 1);
        }
      }),
    );
  });

  it('keeps its marks apart and in order', () => {
    fc.assert(
      fc.property(ratios, (list) => {
        const axis = oddsAxis(list.map((ratio) => reason(ratio)));
        const places = axis.ticks.map(({ ratio }) => axis.at(ratio));
        for (let i = 1; i < places.length; i++) expect(places[i] - places[i - 1]).toBeGreaterThan(9);
      }),
    );
  });

  it('lets an interval that is far wider than any ratio run out', () => {
    const axis = oddsAxis([reason(4, 1000)]);
    expect(axis.beyond(4000)).toBe(true);
    expect(axis.at(4000)).toBe(96);
  });
});

describe('the words for odds', () => {
  const many = { converted: 500, lost: 500 };

  it.each([
    [1.2, 1.1, 'slight'],
    [0.8, 1.1, 'slight'],
    [2, 1.1, 'clear'],
    [0.4, 1.1, 'clear'],
    [5, 1.1, 'strong'],
    [11, 1.1, 'extreme'],
    [0.05, 1.1, 'extreme'],
    [5, 6, 'chance'],
    [0.5, 3, 'chance'],
  ])('call a ratio of %d with an interval of × and ÷ %d %s', (ratio, reach, word) => {
    expect(strengthOf(reason(ratio, reach), many)).toBe(word);
  });

  it('claim nothing of fewer than thirty actors', () => {
    expect(strengthOf(reason(11), { converted: 10, lost: 19 })).toBe('few');
  });

  it('warn where one side is more than ten times the other', () => {
    expect(isSkewed({ converted: 100, lost: 10 })).toBe(false);
    expect(isSkewed({ converted: 101, lost: 10 })).toBe(true);
    expect(isSkewed({ converted: 9, lost: 100 })).toBe(true);
    expect(isSkewed({ converted: 0, lost: 100 })).toBe(false);
  });

  it('put what goes with neither on no side', () => {
    const { conversion, loss } = byDirection([reason(2), reason(1), reason(0.5)]);
    expect([conversion.length, loss.length]).toEqual([1, 1]);
  });
});

describe('an odds ratio', () => {
  it('turns into its reciprocal, interval and all, where converted and lost change places', () => {
    const counts = fc.record({ s: fc.nat(500), f: fc.nat(500), restS: fc.nat(500), restF: fc.nat(500) });
    fc.assert(
      fc.property(counts, ({ s, f, restS, restF }) => {
        const one = oddsRatio({ converted: s, lost: f, allConverted: s + restS, allLost: f + restF });
        const other = oddsRatio({ converted: f, lost: s, allConverted: f + restF, allLost: s + restS });
        expect(one.oddsRatio * other.oddsRatio).toBeCloseTo(1, 9);
        expect(one.low * other.high).toBeCloseTo(1, 9);
        expect(one.low).toBeLessThan(one.oddsRatio);
        expect(one.high).toBeGreaterThan(one.oddsRatio);
        expect(Number.isFinite(one.high)).toBe(true);
      }),
    );
  });
});
