import { describe, expect, it } from 'vitest';
import { dayBounds, parseDay } from '../../../../workers/funnel/plan/date-range';

const bounds = (from: string | null, to: string | null, timeZone: string) => {
  const { start, end } = dayBounds({ from, to }, timeZone);
  return [start, end].map((time) => (Number.isFinite(time) ? new Date(time / 1000).toISOString() : time));
};

describe('the days of a range', () => {
  it('begin and end at midnight UTC where that is the zone', () => {
    expect(bounds('2026-03-01', '2026-03-01', 'UTC')).toEqual(['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z']);
  });

  it('have 23 hours when clocks go forward, and 25 when they go back', () => {
    expect(bounds('2026-03-29', '2026-03-29', 'Europe/Berlin')).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    expect(bounds('2026-10-25', '2026-10-25', 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });

  it('begin at one o’clock where clocks go forward at midnight', () => {
    expect(bounds('2018-11-04', null, 'America/Sao_Paulo')).toEqual(['2018-11-04T03:00:00.000Z', Infinity]);
  });

  it('are right at both ends of the world and at half hours', () => {
    expect(bounds('2026-01-01', null, 'Pacific/Kiritimati')[0]).toBe('2025-12-31T10:00:00.000Z');
    expect(bounds('2026-01-01', null, 'Pacific/Pago_Pago')[0]).toBe('2026-01-01T11:00:00.000Z');
    expect(bounds('2026-01-01', null, 'Asia/Kathmandu')[0]).toBe('2025-12-31T18:15:00.000Z');
  });

  it('skip a day that a zone left out', () => {
    expect(bounds('2011-12-30', '2011-12-30', 'Pacific/Apia')).toEqual([
      '2011-12-30T10:00:00.000Z',
      '2011-12-30T10:00:00.000Z',
    ]);
  });

  it('leave open sides open', () => {
    expect(bounds(null, null, 'Asia/Shanghai')).toEqual([-Infinity, Infinity]);
  });

  it('are calendar days and nothing else', () => {
    for (const text of ['2026-02-30', '2026-2-3', 'today', '']) expect(parseDay(text), text).toBeNull();
  });
});
