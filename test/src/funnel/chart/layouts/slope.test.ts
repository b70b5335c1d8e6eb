import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../../../src/funnel/chart/drawing';
import { shop } from '../../../../support/chart/chart-steps';
import { textsOf } from '../../../../support/chart/drawn-parts';
import { allNumbers, drawnScene, numbersIn, overlaps } from '../../../../support/chart/drawn-scene';
import { brokenDown, falling } from '../../../../support/chart/group-answers';

type Rows = [string, number[]][];

const draw = (counts: Rows, { names = shop, width = 900, optional = [] as number[] } = {}) =>
  drawnScene({ ...brokenDown({ counts, names, optional }), width, drawn: 'slope' });

const two: Rows = [
  ['ads', [1000, 500, 100]],
  ['微信', [10, 1, 0]],
];

/** The points' centres by group and step: those of the anchors around them. */
const points = ({ anchors }: Drawing) => anchors.map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);

/** How high the lines of the grid lie, from 0 % to 100 %. */
const scale = ({ grid }: Drawing) => grid.map(({ path }) => numbersIn(path)[1]).sort((a, b) => b - a);

describe('a line for each group over the stages', () => {
  it('begins at 100 % and falls to the share of the group’s own first stage', () => {
    const drawing = draw(two);
    const heights = scale(drawing);
    const [none, all] = [heights[0], heights.at(-1)!];
    const shares = points(drawing).map(([, y]) => (none - y) / (none - all));
    expect(shares).toEqual([1, 0.5, 0.1, 1, 0.1, 0].map((share) => expect.closeTo(share, 2) as number));
  });

  it('has its points below one another at every stage, whichever group', () => {
    const across = points(draw(two)).map(([x]) => x);
    expect(across.slice(0, 3)).toEqual(across.slice(3));
    expect(across[1] - across[0]).toBeCloseTo(across[2] - across[1], 1);
  });

  it('ends at its name and its rate, that of all actors among them', () => {
    const drawing = draw(two);
    expect(textsOf(drawing, 'group-name')).toEqual(['ads', '微信', 'All']);
    expect(textsOf(drawing, 'rate')).toEqual(['10.0%', '0%', '9.9%']);
  });

  it('has its name moved beside the others where lines end together', () => {
    const same: Rows = ['a', 'b', 'c'].map((name) => [name, [100, 50]]);
    const names = draw(same).labels.filter(({ kind }) => kind === 'group-name');
    const heights = names.map(({ y }) => y).sort((a, b) => a - b);
    for (const [i, y] of heights.slice(1).entries()) expect(y - heights[i]).toBeGreaterThanOrEqual(15.9);
  });

  it('passes over an optional stage in the line of all', () => {
    expect(draw([['a', [9, 3, 6]], ['b', [9, 3, 6]]], { optional: [1] }).levels).toHaveLength(1); // prettier-ignore
    expect(draw([['a', [9, 6, 3]], ['b', [9, 6, 3]]]).levels).toHaveLength(2); // prettier-ignore
  });

  it('is a point alone where the funnel has one stage', () => {
    const drawing = draw([['a', [7]], ['b', [3]]]); // prettier-ignore
    expect(drawing.marks.filter(({ kind }) => kind === 'point')).toHaveLength(2);
    expect(drawing.levels).toEqual([]);
  });

  it('lies at 0 % where nobody entered the group, and has no number that is none', () => {
    const drawing = draw([['none', [0, 0]], ['ads', [5, 2]]]); // prettier-ignore
    expect(allNumbers(drawing).every(Number.isFinite)).toBe(true);
    expect(JSON.stringify(drawing.labels)).not.toMatch(/NaN|Infinity/);
  });

  it('writes no label over another, with one group or nine, over one stage or twelve', () => {
    const names = ['客户打开了春季促销活动的移动端落地页', 'payment_choice_confirmed_with_voucher'];
    for (const width of [300, 684, 1500])
      for (const [groups, stages] of [
        [1, 1],
        [9, 12],
        [9, 3],
      ])
        // prettier-ignore
        expect(overlaps(draw(falling(groups, stages), { names, width }))).toEqual([]);
  });
});
