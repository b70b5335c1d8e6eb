import { describe, expect, it } from 'vitest';
import type { DurationUnit } from '../../../../src/core/spec/funnel';
import { inMicroseconds, msPerDay, msPerHour } from '../../../../src/core/time/units';

describe('a duration in microseconds', () => {
  it.each<[number, DurationUnit, number]>([
    [1, 'second', 1e6],
    [1, 'minute', 60e6],
    [1, 'hour', msPerHour * 1000],
    [1, 'day', msPerDay * 1000],
    [2, 'week', 14 * msPerDay * 1000],
    [0, 'day', 0],
    [0.5, 'minute', 30e6],
  ])('%d %s is %d', (value, unit, expected) => expect(inMicroseconds({ value, unit })).toBe(expected));

  it('is a whole number', () => {
    expect(inMicroseconds({ value: 1 / 3, unit: 'second' })).toBe(333_333);
  });

  it('is without end where there is no limit', () => {
    expect(inMicroseconds(null)).toBe(Infinity);
  });
});
