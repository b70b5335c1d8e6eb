import { describe, expect, it } from 'vitest';
import { calendarIntervals, dayDate, isoDay } from '../../../../src/core/time/calendar';

const startOf = (interval: keyof typeof calendarIntervals, day: string) =>
  isoDay(calendarIntervals[interval].floor(dayDate(day)));

describe('an interval of the calendar', () => {
  it.each<[keyof typeof calendarIntervals, string, string]>([
    ['day', '2026-11-29', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23'],
    ['week', '2026-11-23', '2026-11-23'],
    ['week', '2026-01-01', '2025-12-29'],
    ['month', '2026-02-28', '2026-02-01'],
    ['quarter', '2026-12-31', '2026-10-01'],
    ['quarter', '2026-03-31', '2026-01-01'],
    ['week', '1969-12-31', '1969-12-29'],
    ['quarter', '0044-03-15', '0044-01-01'],
  ])('of a %s that holds %s begins on %s', (interval, day, start) => expect(startOf(interval, day)).toBe(start));

  it('is followed by the next without a gap', () => {
    const quarters = calendarIntervals.quarter.range(dayDate('2027-10-01'), dayDate('2028-10-02'));
    expect(quarters.map(isoDay)).toEqual(['2027-10-01', '2028-01-01', '2028-04-01', '2028-07-01', '2028-10-01']);
  });
});
