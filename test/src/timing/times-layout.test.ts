import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../src/chart/text-width';
import type { TimesSeries } from '../../../src/core/spec/timing';
import { heightsOf, timesLayout } from '../../../src/timing/times-layout';
import { allNumbersIn } from '../../support/chart/all-numbers';
import { seriesOf, wechat } from './times-series';

const room = { width: 600, height: 160, measure: estimatedWidth, scale: 'linear' as const };
const draw = (...series: TimesSeries[]) => timesLayout(series, room);

describe('the times of one series', () => {
  it('are bars as high as their runs, side by side on one line', () => {
    const { bars, base } = draw(seriesOf([4, 2, 0, 1]));
    expect(bars[1].height).toBeCloseTo(bars[0].height / 2, 1);
    expect(bars[2].height).toBe(0);
    for (const bar of bars) expect(bar.y + bar.height).toBeCloseTo(base, 1);
    for (const [i, { x }] of bars.slice(1).entries())
      expect(x).toBeGreaterThanOrEqual(bars[i].x + bars[i].width - 0.01);
  });

  it('have only whole numbers of runs on their axis', () => {
    expect(draw(seriesOf([1, 0])).yTicks.map(({ text }) => text)).toEqual(['0', '1']);
  });

  it('have a strip of percentiles above the bars, in their order', () => {
    const { strips, top } = draw(seriesOf([5, 5, 5, 5]));
    const [{ p10, p25, median, p75, p90, y }] = strips;
    expect([p10, p25, median, p75, p90]).toEqual([p10, p25, median, p75, p90].sort((a, b) => a - b));
    expect(y).toBeLessThan(top);
  });

  it('have no strip, and bars without height, where nobody converted', () => {
    const { strips, bars } = draw(seriesOf([0, 0]));
    expect(strips).toEqual([]);
    expect(bars.map(({ height }) => height)).toEqual([0, 0]);
  });
});

describe('the times of several series', () => {
  it('are shares of each series’ own runs, so that a small one can be compared with a large one', () => {
    expect(heightsOf(seriesOf([30, 10]), true)).toEqual([0.75, 0.25]);
    expect(heightsOf(seriesOf([3, 1], wechat), true)).toEqual([0.75, 0.25]);
    expect(heightsOf(seriesOf([30, 10]), false)).toEqual([30, 10]);
    expect(heightsOf(seriesOf([0, 0]), true)).toEqual([0, 0]);
  });

  it('are bars of the first and outlines of the others', () => {
    const { bars, outlines, yTicks } = draw(seriesOf([3, 1]), seriesOf([1, 3], wechat));
    expect([bars.length, outlines.map(({ series }) => series)]).toEqual([2, [1]]);
    expect(yTicks.at(-1)?.text).toMatch(/%$/);
  });

  it('have a strip each, one below the other, but none where nobody of a group converted', () => {
    const { strips } = draw(seriesOf([3, 1]), seriesOf([0, 0], wechat), seriesOf([1, 1], { kind: 'other', groups: 2 }));
    expect(strips.map(({ series }) => series)).toEqual([0, 2]);
    expect(strips[1].y).toBeGreaterThan(strips[0].y);
  });

  it('are on the same scale as other drawings where these are given the highest share', () => {
    const apart = timesLayout([seriesOf([1, 3])], { ...room, most: 0.75 });
    expect(apart.bars[1].y).toBeGreaterThanOrEqual(apart.top - 0.01);
    expect(apart.yTicks.at(-1)?.text).toMatch(/%$/);
  });
});

describe('the drawing of times', () => {
  it('labels limits beneath the bars, each text once in a row', () => {
    const { xLabels } = draw(seriesOf(Array<number>(40).fill(1)));
    expect(xLabels[0].text).toBe('0 s');
    for (const [i, { text }] of xLabels.slice(1).entries()) expect(text).not.toBe(xLabels[i].text);
  });

  it('stays inside its size, without a number that is none, whatever the counts', () => {
    const counts = fc.array(fc.oneof(fc.nat(3), fc.nat(1_000_000)), { minLength: 1, maxLength: 60 });
    const both = counts.chain((all) => fc.tuple(fc.constant(all), fc.array(fc.nat(50), { minLength: all.length, maxLength: all.length }))); // prettier-ignore
    fc.assert(
      fc.property(
        both,
        fc.constantFrom('linear' as const, 'log' as const),
        fc.integer({ min: 240, max: 1600 }),
        (...given) => {
          const [[first, second], scale, width] = given;
          const drawing = timesLayout([seriesOf(first), seriesOf(second, wechat)], { ...room, width, scale });
          expect(allNumbersIn(drawing).every(Number.isFinite)).toBe(true);
          for (const { x, y, width: wide, height } of drawing.bars) {
            expect(Math.min(x, y, wide, height)).toBeGreaterThanOrEqual(0);
            expect(x + wide).toBeLessThanOrEqual(width);
            expect(y).toBeGreaterThanOrEqual(drawing.top - 0.01);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
