import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../src/chart/text-width';
import { periodsLayout, type PeriodScale } from '../../../src/periods/periods-layout';
import { allNumbersIn } from '../../support/chart/all-numbers';
import { compared } from './compared';

interface Given {
  scale?: PeriodScale;
  width?: number;
  names?: string[];
}

const draw = (own: number[], other: number[], { scale = 'rates', width = 900, names = ['visit'] }: Given = {}) =>
  periodsLayout(compared(own, other, { names: own.map((_, i) => names[i % names.length]) }).stages, scale, {
    width,
    measure: estimatedWidth,
  });

describe('two periods drawn over each other', () => {
  it('are shares of each period’s own first stage, so that a busy one looks no better', () => {
    const { columns } = draw([1000, 500], [10, 5]);
    expect(columns.map(({ own, other }) => own.height === other.height)).toEqual([true, true]);
    expect(columns[1].own.height).toBeCloseTo(columns[0].own.height / 2, 1);
  });

  it('are counts on one scale where counts are wanted', () => {
    const [{ own, other }] = draw([1000], [250], { scale: 'counts' }).columns;
    expect(other.height).toBeCloseTo(own.height / 4, 1);
  });

  it('have this period’s bar in front, narrower and in the middle of the other’s', () => {
    for (const { own, other } of draw([10, 5], [10, 4]).columns) {
      expect(own.width).toBeLessThan(other.width);
      expect(own.x + own.width / 2).toBeCloseTo(other.x + other.width / 2, 1);
    }
  });

  it('stand on one floor, with one actor in a million to be seen and nobody not', () => {
    const { columns, floor } = draw([1_000_000, 1, 0], [1_000_000, 0, 0], { scale: 'counts' });
    for (const { own, other } of columns)
      for (const { y, height } of [own, other]) expect(y + height).toBeCloseTo(floor, 1);
    expect(columns.map(({ own }) => own.height > 0)).toEqual([true, true, false]);
  });

  it('have the rate of this period and its change beneath, but not at the first stage', () => {
    const [first, second] = draw([1000, 500], [1000, 400]).columns.map(({ lines }) =>
      lines.filter(({ kind }) => kind === 'rate' || kind === 'difference').map(({ text }) => text),
    );
    expect([first, second]).toEqual([[], ['50.0%', '+10.0 points']]);
  });

  it('are wider than their place where there are many stages, and otherwise in its middle', () => {
    const many = draw(Array<number>(12).fill(5), Array<number>(12).fill(5), { width: 600 });
    expect(many.width).toBe(12 * 104);
    const few = draw([5, 4], [5, 3], { width: 900 });
    const [left, right] = [few.columns[0].reach.x, few.columns[1].reach.x + few.columns[1].reach.width];
    expect([few.width, left + right]).toEqual([900, 900]);
  });

  it('shorten names of sixty letters to two lines of their column', () => {
    const names = ['The customer opened the spring campaign landing page on mobile'];
    const lines = draw([5, 4, 3, 2], [5, 4, 3, 2], { names, width: 500 }).columns[0].lines;
    const shown = lines.filter(({ kind }) => kind === 'name');
    expect(shown).toHaveLength(2);
    expect(shown[1].text).toMatch(/…$/);
  });

  it('are flat, without a number that is none, where nobody entered', () => {
    const drawing = draw([0, 0], [0, 0]);
    expect(allNumbersIn(drawing.columns.map(({ own, other, lines }) => [own, other, lines])).every(Number.isFinite)).toBe(true); // prettier-ignore
    expect(drawing.columns.map(({ own }) => own.height)).toEqual([0, 0]);
  });
});
