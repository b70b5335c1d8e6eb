import { describe, expect, it } from 'vitest';
import { shop } from '../../../../support/chart/chart-steps';
import { barsOf, crossingBars, textsOf } from '../../../../support/chart/drawn-parts';
import { drawnScene, numbersIn, overlaps } from '../../../../support/chart/drawn-scene';
import { brokenDown, falling } from '../../../../support/chart/group-answers';

type Rows = [string, number[]][];

const draw = (counts: Rows, { names = shop, width = 900, targets = {} } = {}) =>
  drawnScene({ ...brokenDown({ counts, names }), width, targets, form: 'compact' });

const two: Rows = [
  ['ads', [1000, 500]],
  ['微信', [10, 1]],
];

describe('rows of groups, stage below stage', () => {
  it('are as long as the share of the group’s own first stage', () => {
    const [a0, a1, b0, b1] = barsOf(draw(two)).map(({ width }) => width);
    expect(b0).toBe(a0);
    expect([a1 / a0, b1 / b0]).toEqual([0.5, 0.1].map((share) => expect.closeTo(share, 2) as number));
  });

  it('stand below the stage before, in the order of the groups', () => {
    const tops = barsOf(draw(two))
      .sort((a, b) => a.step - b.step || a.group - b.group)
      .map(({ y }) => y);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(tops[1] - tops[0]).toBe(20);
  });

  it('name every group at every stage', () => {
    expect(textsOf(draw(two), 'group-name')).toEqual(['ads', 'ads', '微信', '微信']);
  });

  it('give count, share, and from the second stage on the rate from the stage before', () => {
    const texts = draw(two)
      .labels.filter(({ kind, group }) => kind === 'share' && group === 0)
      .map(({ text }) => text);
    expect(texts).toEqual(['1,000', '100%', '500', '50.0%', '50.0%']);
  });

  it('leave the rate from the stage before out where the place is narrow', () => {
    const wide = draw(two, { width: 430 });
    const narrow = draw(two, { width: 400 });
    expect([textsOf(wide, 'head').length, textsOf(narrow, 'head').length]).toEqual([2, 1]);
  });

  it('cross a line as far right as the funnel of all', () => {
    const drawing = draw(two);
    const [{ x, width }] = barsOf(drawing);
    const [at] = numbersIn(drawing.levels[0]);
    expect((at - x) / width).toBeCloseTo(501 / 1010, 2);
  });

  it('shorten a group’s long name to its column', () => {
    const name = '👩‍👩‍👧‍👦 Familien-Überraschungspaket mit allem, was dazu gehört, bestellt';
    const [text] = textsOf(draw([[name, [5, 3]], ['b', [4, 2]]], { width: 500 }), 'group-name'); // prettier-ignore
    expect(text).toMatch(/…$/);
    expect(name.startsWith(text.slice(0, -1).trimEnd())).toBe(true);
  });

  it('are empty where nobody entered a group, and of one row for a single group', () => {
    expect(barsOf(draw([['none', [0, 0]]])).map(({ width }) => width)).toEqual([0, 0]);
  });

  it('never cross, nor do their labels, with nine groups over twelve stages, at any width', () => {
    for (const width of [300, 419, 420, 900])
      for (const [groups, stages] of [
        [1, 1],
        [9, 12],
      ]) {
        // prettier-ignore
        const drawing = draw(falling(groups, stages), { width });
        expect(crossingBars(drawing)).toEqual([]);
        expect(overlaps(drawing)).toEqual([]);
      }
  });
});
