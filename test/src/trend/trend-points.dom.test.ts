import { describe, expect, it } from 'vitest';
import { fittingInterval, offeredIntervals } from '../../../src/trend/interval-choice';
import { intervalName, lastDayOf, shortIntervalName } from '../../../src/trend/interval-days';
import { BrushSelection } from '../../../src/chart/bins/brush-selection.svelte';
import { TimesAxis } from '../../../src/timing/times-axis';
import { timesDrilldown } from '../../../src/timing/times-drilldown';
import { trendLayout } from '../../../src/trend/trend-layout';
import { trendPoints } from '../../../src/trend/trend-points';
import { specOf } from '../../support/funnel/spec-of';

const bucket = (entered: number, converted: number, incomplete = false) => ({
  day: '2026-01-01',
  entered,
  converted,
  incomplete,
});

describe('the points of a trend', () => {
  it('have a rate where anyone entered, unfinished where it may change or is of few', () => {
    const points = trendPoints([bucket(40, 10), bucket(0, 0), bucket(29, 29), bucket(50, 0, true)], 'rate', 1);
    expect(points.map(({ value }) => value)).toEqual([0.25, null, 1, 0]);
    expect(points.map(({ unfinished }) => unfinished)).toEqual([false, true, true, true]);
    expect(points[1].interval).toBeNull();
    expect(points.every(({ average }) => average === null)).toBe(true);
  });

  it('average all that converted over all that entered, once there are enough intervals', () => {
    const buckets = [bucket(90, 0), bucket(10, 10), bucket(0, 0), bucket(0, 0)];
    expect(trendPoints(buckets, 'rate', 2).map(({ average }) => average)).toEqual([null, 0.1, 1, null]);
    expect(trendPoints(buckets, 'entered', 2).map(({ average }) => average)).toEqual([null, 50, 5, 0]);
  });

  it('are drawn dashed where unfinished, as a dot where alone, and never as no number', () => {
    const points = trendPoints(
      [bucket(40, 10), bucket(40, 20), bucket(40, 30, true), bucket(0, 0), bucket(40, 1)],
      'rate',
      1,
    );
    const days = points.map((_, i) => `2026-01-0${i + 1}`);
    const room = { width: 40, height: 100, measure: () => 10, interval: 'day' as const, rate: true, days };
    const drawing = trendLayout([points], room);
    const [line] = drawing.lines;
    expect(line.solid.match(/[ML]/g)).toEqual(['M', 'L']);
    expect(line.dashed.match(/[ML]/g)).toEqual(['M', 'L']);
    expect(line.dots.map(({ slot }) => slot)).toEqual([4]);
    expect(JSON.stringify(drawing)).not.toMatch(/NaN|null/);
  });
});

describe('the intervals of a trend', () => {
  it('are as short as suits the days, and never so short that nothing can be seen', () => {
    expect(fittingInterval({ from: '2026-01-01', to: '2026-02-28' })).toBe('day');
    expect(fittingInterval({ from: '2026-01-01', to: '2026-12-31' })).toBe('week');
    expect(fittingInterval({ from: '2021-01-01', to: '2026-01-01' })).toBe('month');
    expect(fittingInterval({ from: '1900-01-01', to: '2026-01-01' })).toBe('quarter');
    expect(offeredIntervals({ from: '2000-01-01', to: '2026-01-01' })).toEqual(['month', 'quarter']);
  });

  it('have names, and last days', () => {
    expect(intervalName('2026-11-16', 'week')).toBe('2026-11-16 – 2026-11-22');
    expect(intervalName('2026-10-01', 'quarter')).toBe('2026-Q4');
    expect(lastDayOf('2024-02-01', 'month')).toBe('2024-02-29');
    expect(lastDayOf('2026-10-01', 'quarter')).toBe('2026-12-31');
    expect(shortIntervalName('2026-11-21', 'day', '2026-11-14')).toBe('11-21');
    expect(shortIntervalName('2027-01-02', 'day', '2026-12-26')).toBe('2027-01-02');
  });
});

describe('bins', () => {
  const bins = [
    { from: 0, to: 10, actors: 3 },
    { from: 10, to: 1000, actors: 2 },
  ];

  it('are equally wide, and a time lies in its bin by its seconds or their logarithm', () => {
    expect(new TimesAxis(bins, 'linear', { left: 0, right: 200 }).at(505)).toBe(150);
    expect(new TimesAxis(bins, 'log', { left: 0, right: 200 }).at(100)).toBeCloseTo(150);
    expect(new TimesAxis(bins, 'log', { left: 0, right: 200 }).at(5)).toBe(50);
    expect(new TimesAxis(bins, 'log', { left: 0, right: 200 }).at(2000)).toBe(200);
  });

  it('brushed are a place of the funnel: less than the upper limit, but the last with it', () => {
    const question = { spec: specOf(['a', 'b']), from: 0, to: 1, bins: null, scale: 'log' as const };
    const series = { key: { kind: 'all' as const }, times: null, bins };
    const seconds = (from: number, to: number) => timesDrilldown(question, series, { from, to }).seconds;
    expect(seconds(0, 0)).toEqual({ fromStep: 0, toStep: 1, least: 0, most: 9.999999 });
    expect(seconds(0, 1)).toEqual({ fromStep: 0, toStep: 1, least: 0, most: 1000 });
  });

  it('are chosen by a drag and by keys, and a click chooses none', () => {
    const choice = new BrushSelection('');
    choice.press(3);
    choice.point(1);
    expect(choice.release()).toBe(false);
    expect(choice.range).toEqual({ from: 1, to: 3 });
    choice.press(2);
    expect(choice.release()).toBe(true);
    expect(choice.range).toBeNull();
    choice.stand(4);
    choice.stand(choice.follow({ key: 'ArrowRight', shiftKey: true }, 6)!);
    choice.stand(choice.follow({ key: 'End', shiftKey: true }, 6)!);
    expect(choice.range).toEqual({ from: 4, to: 5 });
    expect(choice.follow({ key: 'Enter', shiftKey: false }, 6)).toBeNull();
  });
});
