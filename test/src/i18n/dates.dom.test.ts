import { describe, expect, it } from 'vitest';
import { dateTime, day } from '../../../src/i18n/dates';

const micros = (iso: string) => Date.parse(iso) * 1000;

describe('dates, the same in every language', () => {
  it.each([
    ['2026-11-21T14:03:22Z', 'UTC', '2026-11-21 14:03:22'],
    ['2026-11-21T14:03:22Z', 'Asia/Shanghai', '2026-11-21 22:03:22'],
    ['2026-11-21T23:30:00Z', 'Asia/Shanghai', '2026-11-22 07:30:00'],
    ['2026-07-01T00:00:00Z', 'America/New_York', '2026-06-30 20:00:00'],
    ['1970-01-01T00:00:00Z', 'UTC', '1970-01-01 00:00:00'],
    ['1969-12-31T23:59:59.5Z', 'UTC', '1969-12-31 23:59:59'],
    ['0099-03-01T00:00:00Z', 'UTC', '0099-03-01 00:00:00'],
  ])('writes %s in %s as %s', (iso, zone, text) => {
    expect(dateTime(micros(iso), zone)).toBe(text);
    expect(day(micros(iso), zone)).toBe(text.slice(0, 10));
  });

  it('drops the fraction of a second downwards', () => {
    expect(dateTime(1_999_999, 'UTC')).toBe('1970-01-01 00:00:01');
    expect(dateTime(-1, 'UTC')).toBe('1969-12-31 23:59:59');
  });

  it.each([null, NaN, Infinity, 1e19])('writes a dash where there is no time (%s)', (time) => {
    expect([day(time, 'UTC'), dateTime(time, 'UTC')]).toEqual(['–', '–']);
  });
});
