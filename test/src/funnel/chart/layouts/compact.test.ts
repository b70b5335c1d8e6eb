import { describe, expect, it } from 'vitest';
import { chartSteps, longNames, shop } from '../../../../support/chart/chart-steps';
import { barsOf, crossingBars, textsOf } from '../../../../support/chart/drawn-parts';
import { drawnScene, extentOf, overlaps } from '../../../../support/chart/drawn-scene';

const draw = (counts: number[], { names = shop, width = 900, optional = [] as number[], targets = {} } = {}) =>
  drawnScene({ all: chartSteps(counts, names, optional), width, targets, form: 'compact' });

describe('rows of the funnel of all', () => {
  it('are bars from one line, as long as the counts', () => {
    const [first, second, third] = barsOf(draw([1000, 500, 250]));
    expect(second.width).toBeCloseTo(first.width / 2, 1);
    expect(third.width).toBeCloseTo(first.width / 4, 1);
    expect([second.x, third.x]).toEqual([first.x, first.x]);
  });

  it('stand one below the other at one distance', () => {
    const tops = barsOf(draw([5, 4, 3, 2])).map(({ y }) => y);
    expect(tops.slice(1).map((y, i) => y - tops[i])).toEqual([38, 38, 38]);
  });

  it('have their numbers in columns that end on one line, under their heads', () => {
    const { labels } = draw([123_456, 7, 1]);
    for (const kind of ['row-count', 'share', 'rate'] as const) {
      const ends = labels.filter((label) => label.kind === kind).map(({ x, anchor }) => `${x} ${anchor}`);
      expect(new Set(ends).size, kind).toBe(1);
    }
    expect(labels.filter(({ kind }) => kind === 'head')).toHaveLength(2);
  });

  it('have no rate in the first row, as it has no stage before', () => {
    expect(textsOf(draw([9, 3]), 'rate')).toHaveLength(1);
    expect(textsOf(draw([9]), 'rate')).toEqual([]);
  });

  it('end before the numbers begin', () => {
    const drawing = draw([2_000_000_000, 1_999_999_999, 3]);
    const [longest] = barsOf(drawing);
    const counts = drawing.labels.filter(({ kind }) => kind === 'row-count').map((label) => extentOf(label).left);
    expect(longest.x + longest.width).toBeLessThanOrEqual(Math.min(...counts));
  });

  it('shorten a name to its column, and keep its number', () => {
    const name =
      '客户打开了春季促销活动的移动端落地页并且浏览了全部推荐商品列表然后把其中一件商品加入了收藏夹等待降价提醒';
    const [text] = textsOf(draw([5, 4], { names: [name] }), 'name');
    expect(text).toMatch(/^1 客户.*…$/u);
  });

  it('put names and numbers above and below the bars where the place is narrow', () => {
    const drawing = draw([900, 300], { width: 360 });
    const [bar] = barsOf(drawing);
    const of = (kind: string) => drawing.labels.find((label) => label.kind === kind && label.step === 0)!;
    expect([of('name').y < bar.y, of('row-count').y < bar.y, of('share').y > bar.y + bar.height]).toEqual([
      true,
      true,
      true,
    ]);
    expect([bar.x, bar.width]).toEqual([0, 360]);
  });

  it('say of an optional stage that it is', () => {
    const names = textsOf(draw([9, 5, 4], { optional: [1] }), 'name');
    expect(names.map((text) => text.includes('(optional)'))).toEqual([false, true, false]);
  });

  it('are empty, with counts of zero, where the data has no actors', () => {
    const drawing = draw([0, 0]);
    expect(barsOf(drawing).map(({ width }) => width)).toEqual([0, 0]);
    expect(textsOf(drawing, 'row-count')).toEqual(['0', '0']);
    expect(JSON.stringify(drawing)).not.toMatch(/NaN|Infinity/);
  });

  it('never cross, nor do their labels, at any width, with one stage or twenty', () => {
    for (const width of [300, 519, 520, 1200])
      for (const counts of [[7], Array.from({ length: 20 }, (_, i) => 10 ** (9 - i / 3))]) {
        const drawing = draw(counts.map(Math.floor), { names: longNames, width, optional: [2] });
        expect(crossingBars(drawing)).toEqual([]);
        expect(overlaps(drawing)).toEqual([]);
      }
  });
});
