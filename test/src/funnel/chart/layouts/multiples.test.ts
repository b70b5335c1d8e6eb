import { describe, expect, it } from 'vitest';
import { shop } from '../../../../support/chart/chart-steps';
import { barsOf, crossingBars, textsOf } from '../../../../support/chart/drawn-parts';
import { drawnScene, overlaps } from '../../../../support/chart/drawn-scene';
import { brokenDown, falling } from '../../../../support/chart/group-answers';

type Rows = [string, number[]][];

const draw = (counts: Rows, { names = shop, width = 900, targets = {} } = {}) =>
  drawnScene({ ...brokenDown({ counts, names }), width, targets, drawn: 'multiples' });

const two: Rows = [
  ['ads', [1000, 500, 100]],
  ['微信', [10, 1, 0]],
];

/** The left ends of the first bars, which show how many small funnels stand in a row. */
const columns = (groups: number, width: number) =>
  new Set(
    barsOf(draw(falling(groups, 4), { width }))
      .filter(({ step }) => step === 0)
      .map(({ x }) => x),
  ).size;

describe('a small funnel for each group', () => {
  it('is on one scale with the others: a bar is the share of the group’s own first stage', () => {
    const [a0, a1, , b0, b1, b2] = barsOf(draw(two)).map(({ height }) => height);
    expect(b0).toBe(a0);
    expect([a1 / a0, b1 / b0]).toEqual([0.5, 0.1].map((share) => expect.closeTo(share, 2) as number));
    expect(b2).toBe(0);
  });

  it('is headed by the group’s name, its rate in all, and how many came in and through', () => {
    const drawing = draw(two);
    expect(textsOf(drawing, 'name')).toEqual(['ads', '微信']);
    expect(textsOf(drawing, 'rate')).toEqual(['10.0%', '0%']);
    expect(textsOf(drawing, 'axis').filter((text) => text.includes('→'))).toEqual(['1,000 → 100', '10 → 0']);
  });

  it('stands in rows of equal size where possible', () => {
    expect([columns(4, 684), columns(8, 900), columns(3, 1800)]).toEqual([2, 4, 3]);
  });

  it('keeps a width at which its bars can be told apart, and stands below the others where the place is narrow', () => {
    expect(columns(4, 300)).toBe(1);
    const bars = barsOf(draw(falling(2, 12), { width: 320 }));
    expect(Math.min(...bars.map(({ width }) => width))).toBeGreaterThan(8);
  });

  it('has numbers below its bars instead of names where the columns are narrow', () => {
    const below = (width: number) =>
      draw(two, { width })
        .labels.filter(({ kind, step, group }) => kind === 'axis' && step !== null && group === 0)
        .map(({ text }) => text);
    expect(below(900)[1]).toBe('cart');
    expect(below(380)).toEqual(['1', '2', '3']);
  });

  it('has ways between its bars, none from where nobody is', () => {
    expect(draw(two).flows.map(({ group, step }) => [group, step])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
    ]);
    expect(draw([['none', [0, 0]], ['ads', [5, 0]]]).flows.map(({ group }) => group)).toEqual([1]); // prettier-ignore
  });

  it('shortens a name beside its rate', () => {
    const name = 'The customer opened the spring campaign landing page on mobile';
    const [text] = textsOf(draw([[name, [5, 3]], ['b', [4, 1]]], { width: 420 }), 'name'); // prettier-ignore
    expect(text).toMatch(/^The customer.*…$/);
  });

  it('never crosses another, nor do labels, with one group or nine, over one stage or twelve', () => {
    for (const width of [300, 700, 1500])
      for (const [groups, stages] of [
        [1, 1],
        [9, 12],
        [5, 4],
      ]) {
        // prettier-ignore
        const drawing = draw(falling(groups, stages), { width });
        expect(crossingBars(drawing)).toEqual([]);
        expect(overlaps(drawing)).toEqual([]);
      }
  });
});
