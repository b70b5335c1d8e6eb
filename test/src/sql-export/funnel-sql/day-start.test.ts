import { describe, expect, it } from 'vitest';
import { dayStart } from '../../../../src/sql-export/funnel-sql/day-start';
import { dayBounds } from '../../../../workers/funnel/plan/date-range';

const iso = (microseconds: number) => new Date(microseconds / 1000).toISOString();

describe('a day begins', () => {
  it.each([
    ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01', 'Asia/Shanghai', '2025-12-31T16:00:00.000Z'],
    // Havana's clocks go from 23:59:59 to 1:00 on this day.
    ['2024-03-10', 'America/Havana', '2024-03-10T05:00:00.000Z'],
  ])('%s in %s at %s', (day, zone, start) => {
    expect(iso(dayStart(day, zone))).toBe(start);
  });

  it('so many days later where these are added', () => {
    expect(iso(dayStart('2026-01-31', 'UTC', 1))).toBe('2026-02-01T00:00:00.000Z');
  });
});

it.each(['UTC', 'Asia/Shanghai', 'America/Sao_Paulo', 'America/Havana', 'Pacific/Apia'])(
  'days begin in %s when they do for the kernels',
  (zone) => {
    for (const day of ['2011-12-29', '2011-12-30', '2018-11-04', '2024-03-10', '2026-01-01']) {
      const { start, end } = dayBounds({ from: day, to: day }, zone);
      expect([dayStart(day, zone), dayStart(day, zone, 1)]).toEqual([start, end]);
    }
  },
);
