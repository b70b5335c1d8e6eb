import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../src/chart/text-width';
import { trendLayout } from '../../../src/trend/trend-layout';
import { trendPoints, type TrendPoint } from '../../../src/trend/trend-points';
import { allNumbersIn } from '../../support/chart/all-numbers';

const bucket = (entered: number, converted: number, incomplete = false) => ({
  day: '',
  entered,
  converted,
  incomplete,
});
const daysOf = (count: number) =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(2026, 10, 25 + i)).toISOString().slice(0, 10));

function draw(series: TrendPoint[][], { width = 600, rate = true, days = daysOf(series[0]?.length ?? 0) } = {}) {
  return trendLayout(series, { width, height: 160, measure: estimatedWidth, interval: 'day', rate, days });
}

const rates = (...all: [entered: number, converted: number][]) =>
  trendPoints(all.map(([entered, converted]) => bucket(entered, converted)), 'rate', 1); // prettier-ignore

describe('the drawing of a trend', () => {
  it('has a slot of the same width for every interval, side by side', () => {
    const { slots, left, right } = draw([rates([100, 10], [100, 20], [100, 30])]);
    expect(slots[0].x).toBeCloseTo(left, 1);
    expect(slots[2].x + slots[2].width).toBeCloseTo(right, 1);
    expect(slots[1].x).toBeCloseTo(slots[0].x + slots[0].width, 1);
  });

  it('is as high as the rates, from 0', () => {
    const drawing = draw([rates([100, 10], [100, 20])]);
    const [low, high] = [0, 1].map((slot) => drawing.base - drawing.at(0, slot).y);
    expect(high / low).toBeCloseTo(2, 1);
    expect(drawing.yTicks[0]).toEqual({ y: drawing.base, text: '0%' });
  });

  it('ends at 100 %, above which there are no rates', () => {
    expect(draw([rates([50, 50], [50, 49])]).yTicks.at(-1)?.text).toBe('100%');
  });

  it('has only whole numbers on an axis of counts', () => {
    const points = trendPoints([bucket(1, 0), bucket(0, 0)], 'entered', 1);
    expect(draw([points], { rate: false }).yTicks.map(({ text }) => text)).toEqual(['0', '1']);
  });

  it('draws the interval of a line that is alone, and none where there are several', () => {
    const points = rates([100, 10], [100, 20]);
    expect(draw([points]).lines[0].band).not.toBe('');
    expect(draw([points, points]).lines.map(({ band }) => band)).toEqual(['', '']);
  });

  it('breaks a line where nobody entered', () => {
    const [line] = draw([rates([100, 10], [100, 20], [0, 0], [100, 5], [100, 6])]).lines;
    expect(line.solid.match(/M/g)).toHaveLength(2);
  });

  it('names the year with the first day, and again where it changes', () => {
    const texts = draw([rates(...Array<[number, number]>(60).fill([100, 10]))], { width: 900 }).xLabels.map(({ text }) => text); // prettier-ignore
    expect(texts[0]).toBe('2026-11-25');
    expect(texts.filter((text) => text.length === 10)).toEqual(['2026-11-25', expect.stringMatching(/^2027/)]);
  });

  it('is empty, with an axis, where there is nothing to draw', () => {
    const drawing = draw([[]]);
    expect([drawing.slots, drawing.lines[0].solid, drawing.xLabels]).toEqual([[], '', []]);
    expect(drawing.yTicks.length).toBeGreaterThan(0);
  });

  it('stays inside its size, without a number that is none, whatever the counts', () => {
    const buckets = fc.array(
      fc.tuple(fc.oneof(fc.nat(3), fc.nat(100_000)), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(
        buckets,
        fc.integer({ min: 200, max: 1500 }),
        fc.integer({ min: 1, max: 7 }),
        (all, width, average) => {
          const points = trendPoints(
            all.map(([entered, share, incomplete]) => bucket(entered, Math.round(entered * share), incomplete)),
            'rate',
            average,
          );
          const drawing = draw([points], { width });
          const { slots, lines, base, top, yTicks } = drawing;
          expect(allNumbersIn({ slots, lines, yTicks }).every(Number.isFinite)).toBe(true);
          for (const { x, y } of lines[0].dots) {
            expect(x >= drawing.left && x <= drawing.right).toBe(true);
            expect(y >= top - 0.01 && y <= base + 0.01).toBe(true);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
