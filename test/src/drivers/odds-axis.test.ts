import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddsAxis } from '../../../src/drivers/odds-axis';
import { rankDrivers, type RankedDriver } from '../../../src/drivers/driver-ranking';
import { byDirection, isSkewed, strengthOf } from '../../../src/drivers/driver-strength';
import { oddsRatio } from '../../../src/core/stats/odds-ratio';

function driver(ratio: number, reach = 1.2, corrected = 0.001): RankedDriver {
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
    corrected,
  };
}

const ratios = fc.array(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), { maxLength: 20 });

describe('the axis of odds ratios', () => {
  it('has 1 in the middle, a ratio as far from it as its reciprocal, and room for every dot', () => {
    fc.assert(
      fc.property(ratios, (list) => {
        const axis = oddsAxis(list.map((ratio) => driver(ratio)));
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
        const axis = oddsAxis(list.map((ratio) => driver(ratio)));
        const places = axis.ticks.map(({ ratio }) => axis.at(ratio));
        for (let i = 1; i < places.length; i++) expect(places[i] - places[i - 1]).toBeGreaterThan(9);
      }),
    );
  });

  it('lets an interval that is far wider than any ratio run out', () => {
    const axis = oddsAxis([driver(4, 1000)]);
    expect(axis.beyond(4000)).toBe(true);
    expect(axis.at(4000)).toBe(96);
  });
});

describe('the words for odds', () => {
  const many = { converted: 500, lost: 500 };

  it.each([
    [1.2, 0.01, 'slight'],
    [0.8, 0.01, 'slight'],
    [2, 0.01, 'clear'],
    [0.4, 0.01, 'clear'],
    [5, 0.049, 'strong'],
    [11, 0.01, 'extreme'],
    [0.05, 0.01, 'extreme'],
    [5, 0.05, 'chance'],
    [0.5, 1, 'chance'],
  ])('call a ratio of %d, by chance with a probability of %d, %s', (ratio, corrected, word) => {
    expect(strengthOf(driver(ratio, 1.1, corrected), many)).toBe(word);
  });

  it('rank what is beyond chance first, by its effect, and ratios beyond 10:1 last', () => {
    const counts: [string, number, number][] = [
      ['all but sure', 400, 1],
      ['weak but sure', 200, 100],
      ['strong and sure', 200, 40],
      ['by chance', 3, 1],
      ['against it', 20, 110],
    ];
    const found = counts.map(([name, converted, lost]) => {
      const odds = oddsRatio({ converted, lost, allConverted: 500, allLost: 500 });
      const extreme = odds.oddsRatio > 10 || odds.oddsRatio < 0.1;
      return { kind: 'event' as const, name, value: null, converted, lost, ...odds, extreme };
    });
    const ranked = rankDrivers({ ...many, least: 1, drivers: found, skipped: [] });
    expect(ranked.map(({ name }) => name)).toEqual([
      ...['strong and sure', 'against it', 'weak but sure', 'by chance', 'all but sure'],
    ]);
    // Five tests: the largest of the five p-values stands as it is (Fisher: 0.62…), the smallest is multiplied by five.
    expect(ranked[3].corrected).toBeCloseTo(0.6242, 3);
  });

  it('claim nothing of fewer than thirty actors', () => {
    expect(strengthOf(driver(11), { converted: 10, lost: 19 })).toBe('few');
  });

  it('warn where one side is more than ten times the other', () => {
    expect(isSkewed({ converted: 100, lost: 10 })).toBe(false);
    expect(isSkewed({ converted: 101, lost: 10 })).toBe(true);
    expect(isSkewed({ converted: 9, lost: 100 })).toBe(true);
    expect(isSkewed({ converted: 0, lost: 100 })).toBe(false);
  });

  it('put what goes with neither on no side', () => {
    const { conversion, loss } = byDirection([driver(2), driver(1), driver(0.5)]);
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
