import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelAnswer } from '../../../src/core/spec/funnel';
import { abFigures, groupValues } from '../../../src/experiment/ab-figures';
import { abCsv } from '../../../src/experiment/ab-csv';
import { sideName, upliftText, warnings } from '../../../src/experiment/ab-labels';

/** A funnel broken down by version: so many at each stage. */
function answerOf(versions: Record<string, number[]>): FunnelAnswer {
  const steps = (counts: number[]) => counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null }));
  const groups = Object.entries(versions).map(([value, counts]) => ({
    key: { kind: 'values' as const, values: [value] },
    steps: steps(counts),
  }));
  const [some] = Object.values(versions);
  return { groups: [{ key: { kind: 'all' }, steps: steps(some) }, ...groups], actorsInAll: 0, milliseconds: 0 };
}

const sides = { control: 'old', variant: '新版' };
const figures = (old: number[], variant: number[], between = { from: 0, to: old.length - 1 }) =>
  abFigures(answerOf({ old, 新版: variant }), { ...sides, conversionStep: between });

describe('the figures of a test', () => {
  it('are each version’s rate, and the variant’s less the control’s', () => {
    const { control, variant, comparison, uplift } = figures([1000, 200], [1000, 260]);
    expect([control.rate, variant.rate]).toEqual([0.2, 0.26]);
    expect(comparison?.difference).toBeCloseTo(0.06);
    expect(uplift).toBeCloseTo(0.3);
  });

  it('are of the stages tested, and of all that entered for the split', () => {
    const { control } = figures([1000, 400, 100], [1000, 500, 100], { from: 1, to: 2 });
    expect([control.entered, control.own]).toEqual([1000, { part: 100, whole: 400 }]);
  });

  it('have no rate of nobody, and no uplift over none', () => {
    expect(figures([0, 0], [10, 1])).toMatchObject({ control: { rate: null, interval: null }, comparison: null });
    expect(figures([50, 0], [50, 5]).uplift).toBeNull();
  });

  it('are nobody’s for a version that the data has not', () => {
    const { variant } = abFigures(answerOf({ old: [10, 1] }), { ...sides, conversionStep: { from: 0, to: 1 } });
    expect([variant.entered, variant.rate]).toEqual([0, null]);
  });

  it('are the same the other way round, with the opposite sign', () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(pair, pair, ([a, shareA], [b, shareB]) => {
        const [one, other] = [[a, Math.round(a * shareA)], [b, Math.round(b * shareB)]]; // prettier-ignore
        const [forth, back] = [figures(one, other), figures(other, one)];
        expect(forth.comparison!.difference).toBeCloseTo(-back.comparison!.difference, 12);
        expect(forth.split).toBeCloseTo(back.split, 12);
      }),
    );
  });
});

describe('the versions of a test', () => {
  it('are the values of the property, in the answer’s order, neither all nor the rest', () => {
    const answer = answerOf({ old: [9, 1], 新版: [8, 1], '': [1, 0] });
    answer.groups.push({ key: { kind: 'other', groups: 2 }, steps: [] });
    expect(groupValues(answer)).toEqual(['old', '新版', '']);
    expect(sideName({ value: '' })).toBe('(empty)');
  });
});

describe('an uplift as text', () => {
  it('has a sign and one decimal, but none where there is none', () => {
    expect([0.1234, -0.04, 0, 2].map(upliftText)).toEqual(['+12.3%', '−4%', '0%', '+200%']);
  });
});

describe('the reservations about a test', () => {
  const none = { runs: false, both: null };

  it('are none where both versions are large and alike', () => {
    expect(warnings(figures([1000, 200], [1010, 260]), none)).toEqual([]);
  });

  it('are that too few saw a version, or that the split is uneven', () => {
    expect(warnings(figures([20, 5], [20, 8]), none)[0]).toMatch(/^Fewer than 30 actors/);
    expect(warnings(figures([1000, 200], [1300, 260]), none)[0]).toMatch(/^The split is uneven: 1,000 and 1,300/);
  });

  it('are that some saw both, and that runs are not persons', () => {
    const found = warnings(figures([1000, 200], [1000, 260]), { runs: true, both: { both: 12, all: 1988 } });
    expect(found).toEqual([
      expect.stringMatching(/^Of 1,988 .* 12 have both \(0.6%\)/),
      expect.stringMatching(/^Runs/),
    ]);
    expect(warnings(figures([1000, 200], [1000, 260]), { runs: false, both: { both: 0, all: 9 } })).toEqual([]);
  });
});

describe('a test for spreadsheets', () => {
  const stages = { from: 'visit', to: '支付' };

  it('has a row for each version and one for the difference, as plain numbers', () => {
    const [head, old, variant, difference] = abCsv(figures([1000, 200], [1000, 260]), stages);
    expect(head.slice(0, 4)).toEqual(['Version', 'At visit', 'Reached 支付', 'Rate']);
    expect([old.slice(0, 4), variant.slice(0, 4)]).toEqual([
      ['old', 1000, 200, 0.2],
      ['新版', 1000, 260, 0.26],
    ]);
    expect(difference[0]).toBe('Difference');
    expect(difference[3]).toBeCloseTo(0.06);
  });

  it('has no difference where there is nobody to compare', () => {
    expect(abCsv(figures([0, 0], [5, 1]), stages)).toHaveLength(3);
  });
});
