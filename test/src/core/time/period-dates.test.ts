import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  comparedDays,
  lastCompleteDay,
  lastWholeMonth,
  lengthInDays,
} from '../../../../src/core/time/period-dates';
import type { Period } from '../../../../src/core/spec/decisions';
import { specOf } from '../../../support/funnel/spec-of';

const open = { from: null, to: null };
const days = { from: '2019-11-01', to: '2020-04-29' };
const data = { days, lastComplete: null };
const other = (from: string, to: string, against: Period = { kind: 'previous' }) =>
  comparedDays({ own: { from, to }, against }, open, data).other;
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days));

/** From the first of a month to that of another. */
function months(from: string, to: string): number {
  const [[year, month, day], [otherYear, otherMonth, otherDay]] = [from, to].map((date) => date.split('-').map(Number));
  expect([day, otherDay]).toEqual([1, 1]);
  return 12 * (otherYear - year) + otherMonth - month;
}

describe('the days of a period', () => {
  it('go over the ends of months and leap days', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2021-03-01', -1)).toBe('2021-02-28');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
  });

  it('are as many before, and end on the day before', () => {
    expect(other('2020-03-11', '2020-03-20')).toEqual({ from: '2020-03-01', to: '2020-03-10' });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 800 }), (from, length) => {
        const own = { from, to: addDays(from, length - 1) };
        const before = comparedDays({ own, against: { kind: 'previous' } }, open, data).other;
        expect(addDays(before.to, 1)).toBe(from);
        const end = addDays(own.to, 1);
        const whole = from.endsWith('-01') && end.endsWith('-01');
        if (whole) expect(months(before.from, from)).toBe(months(from, end));
        else expect(lengthInDays(before)).toBe(length);
      }),
    );
  });

  it('are as many months before whole months', () => {
    expect(other('2020-03-01', '2020-03-31')).toEqual({ from: '2020-02-01', to: '2020-02-29' });
    expect(other('2020-01-01', '2020-03-31')).toEqual({ from: '2019-10-01', to: '2019-12-31' });
  });

  it('are the same of the year before', () => {
    const against: Period = { kind: 'year_before' };
    expect(other('2024-02-29', '2024-03-02', against)).toEqual({ from: '2023-02-28', to: '2023-03-02' });
    expect(other('2025-02-01', '2025-02-28', against)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    fc.assert(
      fc.property(day, (from) => {
        const own = { from, to: from };
        const before = comparedDays({ own, against }, open, data).other;
        expect([365, 366]).toContain(lengthInDays({ from: before.from, to: from }) - 1);
      }),
    );
  });

  it('are the later half against the earlier one where a funnel has no beginning', () => {
    const pair = { own: null, against: { kind: 'previous' as const } };
    expect(comparedDays(pair, open, data)).toEqual({
      own: { from: '2020-01-31', to: '2020-04-29' },
      other: { from: '2019-11-02', to: '2020-01-30' },
    });
    const oneDay = { from: '2020-01-01', to: '2020-01-01' };
    expect(comparedDays(pair, open, { days: oneDay, lastComplete: '2019-12-18' })).toEqual({
      own: oneDay,
      other: { from: '2019-12-31', to: '2019-12-31' },
    });
    expect(comparedDays(pair, open, { days, lastComplete: '2020-03-31' }).own).toEqual({
      from: '2020-01-16',
      to: '2020-03-31',
    });
    expect(comparedDays(pair, { from: '2020-03-01', to: null }, data).own).toEqual({
      from: '2020-03-01',
      to: '2020-04-29',
    });
  });

  it('know the last month that is whole', () => {
    expect(lastWholeMonth(days)).toEqual({ from: '2020-03-01', to: '2020-03-31' });
    expect(lastWholeMonth({ from: '2020-02-01', to: '2020-02-29' })).toEqual({ from: '2020-02-01', to: '2020-02-29' });
    expect(lastWholeMonth({ from: '2020-02-02', to: '2020-03-30' })).toBeNull();
  });

  it('end where a run would still have time', () => {
    const spec = specOf(['a', 'b', 'c'], { window: { value: 14, unit: 'day' } });
    expect(lastCompleteDay(spec, days)).toBe('2020-04-14');
    expect(lastCompleteDay({ ...spec, window: { value: 36, unit: 'hour' } }, days)).toBe('2020-04-26');
    expect(lastCompleteDay({ ...spec, windowFrom: 'previous' }, days)).toBe('2020-03-31');
    expect(lastCompleteDay({ ...spec, window: null }, days)).toBeNull();
    expect(lastCompleteDay({ ...spec, dateRangeRule: 'whole' }, days)).toBe(days.to);
  });
});
