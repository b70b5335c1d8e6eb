import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../src/chart/boxes';
import { horizontalLink, linkPaths, verticalLink } from '../../../../src/funnel/chart/link-paths';
import { chartSteps, shop } from '../../../support/chart/chart-steps';

const standing = (x: number, height: number): Box => ({ id: '', x, y: 100 - height, width: 10, height });
const draw = (counts: number[], optional: number[] = []) =>
  linkPaths(
    chartSteps(counts, shop, optional),
    counts.map((count, i) => standing(i * 50, count)),
    verticalLink,
  );

describe('the links of a funnel', () => {
  it('lead to every required step from the one before', () => {
    expect(draw([100, 50, 20]).map(({ step, lost }) => [step, lost !== ''])).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  it('pass an optional step, except at the end', () => {
    expect(draw([100, 50, 20], [1]).map(({ step }) => step)).toEqual([2]);
    expect(draw([100, 50, 20], [2]).map(({ step }) => step)).toEqual([1, 2]);
  });

  it('hatch nobody where nobody was lost, and start nowhere where nobody is', () => {
    expect(draw([100, 100]).map(({ lost }) => lost)).toEqual(['']);
    expect(draw([100, 0, 0]).map(({ step }) => step)).toEqual([1]);
  });
});

describe('the link between two bars', () => {
  it('that stand falls from the height of the one to that of the other', () => {
    const { edge, flow, lost } = verticalLink(standing(0, 100), standing(50, 40));
    expect(edge).toBe('M10,0C30,0,30,60,50,60');
    expect(flow).toBe('M10,0C30,0,30,60,50,60L50,100L10,100Z');
    expect(lost).toBe('M10,0C30,0,30,60,50,60L50,0Z');
  });

  it('that lie narrows from the length of the one to that of the other, beside which are those lost', () => {
    const lying = (y: number, width: number): Box => ({ id: '', x: 5, y, width, height: 10 });
    const { edge, flow, lost } = horizontalLink(lying(0, 100), lying(30, 40));
    expect(edge).toBe('M105,10C105,20,45,20,45,30');
    expect(flow).toBe('M105,10C105,20,45,20,45,30L5,30L5,10Z');
    expect(lost).toBe('M105,10C105,20,45,20,45,30L45,40L105,40Z');
  });
});
