import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartSteps, longNames, shop } from '../../../../support/chart/chart-steps';
import { barsOf, crossingBars, textsOf } from '../../../../support/chart/drawn-parts';
import { drawnScene, numbersIn, overlaps } from '../../../../support/chart/drawn-scene';

const draw = (counts: number[], { names = shop, width = 900, optional = [] as number[], targets = {} } = {}) =>
  drawnScene({ all: chartSteps(counts, names, optional), width, targets });

describe('bars side by side', () => {
  it('are as high as the counts, on one line', () => {
    const [first, second, third] = barsOf(draw([1000, 500, 250]));
    expect(second.height).toBeCloseTo(first.height / 2, 1);
    expect(third.height).toBeCloseTo(first.height / 4, 1);
    expect(new Set([first, second, third].map(({ y, height }) => Math.round(y + height))).size).toBe(1);
  });

  it('stand in the middle of columns of one width, from left to right', () => {
    const middles = barsOf(draw([9, 8, 7, 6])).map(({ x, width }) => x + width / 2);
    const gaps = middles.slice(1).map((middle, i) => middle - middles[i]);
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0], 1);
    expect(middles[0] + middles[3]).toBeCloseTo(900, 0);
  });

  it('leave one actor in a million to be seen, and none where nobody is', () => {
    const [, few, none] = barsOf(draw([1_000_000, 1, 0]));
    expect(few.height).toBeGreaterThanOrEqual(2);
    expect(none.height).toBe(0);
  });

  it('are one bar without a way to it where the funnel has one stage', () => {
    const drawing = draw([42]);
    expect(barsOf(drawing)).toHaveLength(1);
    expect(drawing.flows).toEqual([]);
    expect([textsOf(drawing, 'count'), textsOf(drawing, 'rate')]).toEqual([['42'], []]);
  });

  it('are flat, with counts of zero, where the data has no actors', () => {
    const drawing = draw([0, 0, 0]);
    expect(barsOf(drawing).map(({ height }) => height)).toEqual([0, 0, 0]);
    expect(textsOf(drawing, 'count')).toEqual(['0', '0', '0']);
    expect(JSON.stringify(drawing)).not.toMatch(/NaN|Infinity/);
  });

  it('are ways from one required stage to the next, past optional ones', () => {
    expect(draw([9, 5, 7, 3], { optional: [1] }).flows.map(({ step }) => step)).toEqual([2, 3]);
    expect(draw([9, 8, 5], { optional: [2] }).flows.map(({ step }) => step)).toEqual([1, 2]);
  });

  it('have a hatch for those lost where some were', () => {
    const lost = draw([9, 9, 4]).marks.filter(({ kind }) => kind === 'lost');
    expect(lost.map(({ step, part }) => [step, part])).toEqual([[2, 'lost']]);
  });

  it('have a line where a stage would end if it met its target', () => {
    const { targets, ...drawing } = draw([1000, 400], { targets: { 'step-1': 0.5 } });
    const [first, second] = barsOf(drawing as ReturnType<typeof draw>);
    const [, y, , end] = numbersIn(targets[0].path);
    expect([targets.length, targets[0].met, y]).toEqual([1, false, end]);
    expect(second.y + second.height - y).toBeCloseTo(first.height / 2, 1);
  });

  it('are given ever shorter names as their columns get narrower, at most in three lines', () => {
    const names = ['A stage with a name of about sixty letters, as people do write'];
    for (const width of [1400, 900, 500]) {
      const drawing = draw([9, 8, 7, 6], { names, width });
      const lines = drawing.labels.filter(({ step, kind }) => step === 0 && kind.endsWith('name'));
      expect(lines.length).toBeLessThanOrEqual(3);
      expect(overlaps(drawing)).toEqual([]);
    }
    expect(JSON.stringify(draw([9, 8, 7, 6], { names, width: 500 }).labels)).toContain('…');
    expect(JSON.stringify(draw([9, 8], { names, width: 1400 }).labels)).not.toContain('…');
  });

  it('have a dash for a name where the stage has none', () => {
    expect(textsOf(draw([5], { names: [' '] }), 'name')).toEqual(['1 –']);
  });

  it('never cross, nor do their labels, with one to twelve stages of any names', () => {
    const counts = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });
    const row = counts.map((all) => all.sort((a, b) => b - a));
    fc.assert(
      fc.property(row, fc.integer({ min: 800, max: 1800 }), fc.constantFrom(shop, longNames), (all, width, names) => {
        const drawing = draw(all, { names, width });
        expect(crossingBars(drawing)).toEqual([]);
        expect(overlaps(drawing)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
