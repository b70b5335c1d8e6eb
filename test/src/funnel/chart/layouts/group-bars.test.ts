import { describe, expect, it } from 'vitest';
import { shop } from '../../../../support/chart/chart-steps';
import { barsOf, crossingBars, textsOf } from '../../../../support/chart/drawn-parts';
import { drawnScene, numbersIn, overlaps } from '../../../../support/chart/drawn-scene';
import { brokenDown, falling } from '../../../../support/chart/group-answers';

type Rows = [string, number[]][];

const draw = (counts: Rows, { names = shop, width = 900, targets = {} } = {}) =>
  drawnScene({ ...brokenDown({ counts, names }), width, targets });

const two: Rows = [
  ['ads', [1000, 500, 100]],
  ['微信', [10, 1, 0]],
];

describe('bars of groups side by side', () => {
  it('are as high as the share of the group’s own first stage, however small the group', () => {
    const [a0, a1, a2, b0, b1, b2] = barsOf(draw(two)).map(({ height }) => height);
    expect(b0).toBe(a0);
    expect([a1 / a0, a2 / a0, b1 / b0]).toEqual([0.5, 0.1, 0.1].map((share) => expect.closeTo(share, 2) as number));
    expect(b2).toBe(0);
  });

  it('stand in the order of the groups at every stage, on one line', () => {
    const all = barsOf(draw(two));
    for (const step of [0, 1, 2]) {
      const [a, b] = all.filter((bar) => bar.step === step);
      expect(a.x + a.width).toBeLessThanOrEqual(b.x);
      expect(a.y + a.height).toBeCloseTo(b.y + b.height, 1);
    }
  });

  it('have a level at every stage but the first, as high as the funnel of all', () => {
    const drawing = draw(two);
    const [first] = barsOf(drawing);
    const heights = drawing.levels.map((path) => first.y + first.height - numbersIn(path)[1]);
    expect(heights).toEqual([501 / 1010, 100 / 1010].map((share) => expect.closeTo(share * first.height, 1) as number));
  });

  it('have a target for each group, of its own stage before', () => {
    const { targets } = draw(two, { targets: { 'step-1': 0.3 } });
    expect(targets.map(({ group, step, met }) => [group, step, met])).toEqual([
      [0, 1, true],
      [1, 1, false],
    ]);
  });

  it('write their values beside each other, upright, or not at all, as the bars get narrower', () => {
    const values = (groups: number, stages: number) =>
      draw(falling(groups, stages), { width: 900 }).labels.filter(({ kind }) => kind === 'value');
    expect(values(2, 3).map(({ turned }) => turned ?? false)).not.toContain(true);
    expect(values(6, 4).every(({ turned }) => turned)).toBe(true);
    expect(values(9, 12)).toEqual([]);
  });

  it('say below each stage how many of all came there', () => {
    const [first, second] = textsOf(draw(two), 'axis').filter((text) => !/^\d+%$/.test(text));
    expect(first).toContain('1,010');
    expect(second).toContain('49.6%');
  });

  it('are one bar at each stage for a group of one', () => {
    const [bar, ...others] = barsOf(draw([['one', [1]]]));
    expect(others).toEqual([]);
    expect(bar.height).toBeGreaterThan(100);
  });

  it('have no height where nobody entered a group', () => {
    expect(barsOf(draw([['ads', [5, 3]], ['none', [0, 0]]])).slice(2).map(({ height }) => height)).toEqual([0, 0]); // prettier-ignore
  });

  it('never cross, nor do their labels, with nine groups over twelve stages', () => {
    for (const [groups, stages] of [
      [1, 1],
      [2, 12],
      [9, 12],
      [9, 3],
    ]) {
      // prettier-ignore
      const drawing = draw(falling(groups, stages), { names: ['The customer opened the spring campaign landing page'] });
      expect(crossingBars(drawing)).toEqual([]);
      expect(overlaps(drawing)).toEqual([]);
    }
  });
});
