import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../../../src/core/time/start-of-day';
import { msPerDay } from '../../../../src/core/time/units';
import { wallClock } from '../../../../src/core/time/wall-clock';

const start = (day: string, timeZone: string) => new Date(startOfDay(Date.parse(day), timeZone)).toISOString();

describe('a day begins', () => {
  it.each([
    ['at midnight UTC', '2026-03-29', 'UTC', '2026-03-29T00:00:00.000Z'],
    ['eight hours before in Shanghai', '2026-03-29', 'Asia/Shanghai', '2026-03-28T16:00:00.000Z'],
    ['at a quarter past in Kathmandu', '2026-03-29', 'Asia/Kathmandu', '2026-03-28T18:15:00.000Z'],
    ['in summer time after the change in Berlin', '2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['in winter time before it', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['at one o’clock where midnight is left out', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['with the next one where it is left out', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['before 1970 too', '1969-12-31', 'America/New_York', '1969-12-31T05:00:00.000Z'],
  ])('%s', (_, day, ...[timeZone, expected]) => expect(start(day, timeZone)).toBe(expected));

  it('at the first instant that shows the day or a later one, in every zone', () => {
    const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kolkata', 'Australia/Lord_Howe'];
    const law = (n: number, timeZone: string) => {
      const day = Date.UTC(2010, 0, 1) + n * msPerDay;
      const clock = wallClock(timeZone);
      const first = startOfDay(day, timeZone);
      expect(clock(first)).toBeGreaterThanOrEqual(day);
      expect(clock(first - 1000)).toBeLessThan(day);
    };
    fc.assert(fc.property(fc.nat(3650), fc.constantFrom(...zones), law), { numRuns: 100 });
  });
});
