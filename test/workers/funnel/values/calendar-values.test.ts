import { describe, expect, it } from 'vitest';
import type { CalendarUnit } from '../../../../src/core/spec/funnel';
import { ownCalendar, propertyCalendar } from '../../../../workers/funnel/values/calendar-values';
import type { Property } from '../../../../workers/store/event-store';

const us = (iso: string) => Date.parse(iso) * 1000;
const named = (iso: string, unit: CalendarUnit, timeZone = 'UTC') => {
  const values = ownCalendar(Float64Array.of(us(iso)), unit, timeZone);
  return values.values(values.code(0))[0];
};

describe('an event’s own time', () => {
  it.each<[CalendarUnit, string, string]>([
    ['hour', '2026-11-21T00:59:59.999Z', '0'],
    ['hour', '2026-11-21T23:00:00Z', '23'],
    ['weekday', '2026-11-23T00:00:00Z', '1'],
    ['weekday', '2026-11-29T23:59:59Z', '7'],
    ['day', '2026-02-28T23:59:59Z', '2026-02-28'],
    ['week', '2026-11-29T12:00:00Z', '2026-11-23'],
    ['month', '2026-01-31T12:00:00Z', '2026-01'],
    ['quarter', '2026-12-31T23:59:59Z', '2026-Q4'],
    ['year', '0999-06-01T00:00:00Z', '0999'],
    ['weekday', '1969-12-29T00:00:00Z', '1'],
    ['week', '1970-01-01T00:00:00Z', '1969-12-29'],
  ])('has as its %s at %s the value %s', (unit, iso, name) => expect(named(iso, unit)).toBe(name));

  it('is the wall clock’s in the zone', () => {
    expect(named('2025-12-31T16:00:00Z', 'year', 'Asia/Shanghai')).toBe('2026');
    expect(named('2026-01-01T04:00:00Z', 'day', 'America/New_York')).toBe('2025-12-31');
  });

  it('is in the order of time, and never a value of its own', () => {
    const values = ownCalendar(Float64Array.of(us('2026-10-01T00:00:00Z'), us('2026-09-01T00:00:00Z')), 'month', 'UTC');
    expect(values.compare(values.code(0), values.code(1))).toBeGreaterThan(0);
    expect([values.inOwnOrder, values.filled(0)]).toEqual([true, false]);
  });

  it('is one code for all events of a unit', () => {
    const times = ['2026-11-23T00:00:00Z', '2026-11-29T23:59:59Z', '2026-11-30T00:00:00Z'].map(us);
    const values = ownCalendar(Float64Array.from(times), 'week', 'UTC');
    expect([0, 1, 2].map((event) => values.code(event))).toEqual([1, 1, 2]);
  });
});

describe('the time in a property', () => {
  const texts = (...values: string[]): Property => ({
    kind: 'text',
    codes: Uint8Array.from(values.keys(), (n) => n + 1),
    values: ['', ...values],
  });
  const iso = { timeZone: 'UTC', format: 'iso' as const };

  it('is read as it is written, day or month first', () => {
    const month = (format: 'day_first' | 'month_first') => {
      const values = propertyCalendar(texts('03/04/2026'), 'month', { timeZone: 'UTC', format });
      return values.values(values.code(0))[0];
    };
    expect([month('day_first'), month('month_first')]).toEqual(['2026-04', '2026-03']);
  });

  it('is empty where it cannot be read', () => {
    const values = propertyCalendar(texts('2026-01-01', 'soon', ''), 'day', iso);
    expect([0, 1, 2].map((event) => values.filled(event))).toEqual([true, false, false]);
    expect(values.values(values.code(1))).toEqual(['']);
  });

  it('may be a number of seconds', () => {
    const property: Property = { kind: 'number', numbers: Float64Array.of(1_767_225_600, NaN, 1_767_225_601) };
    const values = propertyCalendar(property, 'day', { timeZone: 'UTC', format: 'epoch_s' });
    expect([0, 2].map((event) => values.values(values.code(event))[0])).toEqual(['2026-01-01', '2026-01-01']);
    expect(values.filled(1)).toBe(false);
  });

  it('is read once for each of many values', () => {
    const many = Array.from({ length: 400 }, (_, n) => `${2000 + n}-01-01`);
    const property: Property = {
      kind: 'text',
      codes: Uint16Array.from(many.keys(), (n) => n + 1),
      values: ['', ...many],
    };
    const values = propertyCalendar(property, 'year', iso);
    expect(many.map((_, event) => values.values(values.code(event))[0])).toEqual(many.map((text) => text.slice(0, 4)));
  });
});
