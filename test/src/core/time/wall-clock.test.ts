import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../../../src/core/time/start-of-day';
import { wallClock } from '../../../../src/core/time/wall-clock';

const shown = (timeZone: string, instant: string) =>
  new Date(wallClock(timeZone)(Date.parse(instant))).toISOString().replace('.000Z', '');

describe('the clock on the wall', () => {
  it.each([
    ['UTC', '2024-07-01T12:00:00Z', '2024-07-01T12:00:00'],
    ['Asia/Kolkata', '2024-07-01T12:00:00Z', '2024-07-01T17:30:00'],
    ['America/New_York', '2024-03-10T06:59:59Z', '2024-03-10T01:59:59'],
    ['America/New_York', '2024-03-10T07:00:00Z', '2024-03-10T03:00:00'],
    ['America/New_York', '2024-11-03T05:59:59Z', '2024-11-03T01:59:59'],
    ['America/New_York', '2024-11-03T06:00:00Z', '2024-11-03T01:00:00'],
    ['Africa/Monrovia', '1972-01-07T00:44:29Z', '1972-01-06T23:59:59'],
    ['Africa/Monrovia', '1972-01-07T00:44:30Z', '1972-01-07T00:44:30'],
    ['Asia/Shanghai', '0001-01-01T00:00:00Z', '0001-01-01T08:05:43'],
    ['Asia/Shanghai', '-000044-03-15T12:00:00Z', '-000044-03-15T20:05:43'],
  ])('in %s, at %s, shows %s', (timeZone, instant, wall) => {
    expect(shown(timeZone, instant)).toBe(wall);
  });

  it('keeps the milliseconds, before 1970 too', () => {
    expect(wallClock('Asia/Tokyo')(-1)).toBe(9 * 3_600_000 - 1);
  });

  it('shows the beginning of each day at its start, before Christ too', () => {
    const day = Date.parse('-000044-03-15T00:00:00Z');
    expect(wallClock('Asia/Shanghai')(startOfDay(day, 'Asia/Shanghai'))).toBe(day);
  });
});
