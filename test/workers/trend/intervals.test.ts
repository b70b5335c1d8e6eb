import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrendInterval } from '../../../src/core/spec/timing';
import { Intervals } from '../../../workers/trend/intervals';

const us = (iso: string) => Date.parse(iso) * 1000;

/** The intervals over a span, which must not be too many. */
function over([first, last]: [string, string], interval: TrendInterval, timeZone = 'UTC'): Intervals {
  return Intervals.over({ first: us(first), last: us(last) }, { interval, timeZone, maxIntervals: 100 })!;
}

const daysOf = (intervals: Intervals) => Array.from({ length: intervals.count }, (_, index) => intervals.day(index));

describe('the intervals over a span', () => {
  it.each<[TrendInterval, string[]]>([
    ['day', ['2026-01-31', '2026-02-01', '2026-02-02']],
    ['week', ['2026-01-26', '2026-02-02']],
    ['month', ['2026-01-01', '2026-02-01']],
    ['quarter', ['2026-01-01']],
  ])('are by %s those from the first to the last, without gaps', (interval, days) =>
    expect(daysOf(over(['2026-01-31T12:00:00Z', '2026-02-02T00:00:00Z'], interval))).toEqual(days),
  );

  it('are one where everything happens at once', () => {
    expect(daysOf(over(['2026-01-31T23:59:59Z', '2026-01-31T23:59:59Z'], 'day'))).toEqual(['2026-01-31']);
  });

  it('are the days of the zone', () => {
    expect(daysOf(over(['2026-01-31T23:00:00Z', '2026-01-31T23:00:00Z'], 'day', 'Asia/Shanghai'))).toEqual([
      '2026-02-01',
    ]);
    expect(daysOf(over(['2026-02-01T02:00:00Z', '2026-02-01T02:00:00Z'], 'day', 'America/New_York'))).toEqual([
      '2026-01-31',
    ]);
  });

  it('have 23 hours where clocks go forward, and 25 where they go back', () => {
    const hours = (day: string) => {
      const intervals = over([`${day}T12:00:00Z`, `${day}T12:00:00Z`], 'day', 'Europe/Berlin');
      return (intervals.start(1) - intervals.start(0)) / 3.6e9;
    };
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
  });

  it('are none where there would be too many', () => {
    const span = { first: us('2026-01-01T00:00:00Z'), last: us('2026-01-11T00:00:00Z') };
    const wanted = { interval: 'day' as const, timeZone: 'UTC' };
    expect(Intervals.over(span, { ...wanted, maxIntervals: 11 })?.count).toBe(11);
    expect(Intervals.over(span, { ...wanted, maxIntervals: 10 })).toBeNull();
    expect(
      Intervals.over({ ...span, first: -us('2026-01-01T00:00:00Z') }, { ...wanted, maxIntervals: 100 }),
    ).toBeNull();
  });
});

describe('the interval of a time', () => {
  it('begins with its own start and ends before the next', () => {
    const intervals = over(['2026-01-01T00:00:00Z', '2026-03-31T00:00:00Z'], 'month');
    for (const index of [0, 1, 2]) {
      expect(intervals.indexOf(intervals.start(index))).toBe(index);
      expect(intervals.indexOf(intervals.start(index + 1) - 1)).toBe(index);
    }
  });

  it('is the one whose start is the last before it, whatever the calendar', () => {
    const span = { first: us('2025-10-01T00:00:00Z'), last: us('2026-07-01T00:00:00Z') };
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo');
    const kinds = fc.constantFrom<TrendInterval>('day', 'week', 'month', 'quarter');
    const law = (part: number, interval: TrendInterval, timeZone: string) => {
      const intervals = Intervals.over(span, { interval, timeZone, maxIntervals: 1000 })!;
      const time = Math.floor(span.first + part * (span.last - span.first));
      const starts = Array.from({ length: intervals.count }, (_, index) => intervals.start(index));
      expect(intervals.indexOf(time)).toBe(starts.findLastIndex((start) => start <= time));
    };
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), kinds, zones, law), { numRuns: 60 });
  });
});
