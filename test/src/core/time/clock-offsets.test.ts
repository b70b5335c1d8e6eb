import { expect, it } from 'vitest';
import { clockOffsets, hasOneTime } from '../../../../src/core/time/clock-offsets';

const year = { first: Date.UTC(2024, 0, 1) * 1000, last: Date.UTC(2024, 11, 31) * 1000 };
const hours = (...each: number[]) => each.map((hour) => hour * 3.6e9);

it('a clock that changes twice a year has three offsets in it, from the moments of the changes on', () => {
  const found = clockOffsets('America/New_York', year);
  expect(found.map(({ offset }) => offset)).toEqual(hours(-5, -4, -5));
  expect(found.slice(1).map(({ from }) => new Date(from / 1000).toISOString())).toEqual([
    '2024-03-10T07:00:00.000Z',
    '2024-11-03T06:00:00.000Z',
  ]);
});

it('a clock that never changes has one, also over no time at all', () => {
  expect(clockOffsets('Asia/Shanghai', year)).toEqual([{ from: -Infinity, offset: 8 * 3.6e9 }]);
  expect(clockOffsets('Asia/Kolkata', { first: 0, last: 0 })).toEqual([{ from: -Infinity, offset: 5.5 * 3.6e9 }]);
});

it('tells zones with summer time from those without', () => {
  expect(['UTC', 'Asia/Shanghai', 'Europe/Berlin'].map(hasOneTime)).toEqual([true, true, false]);
});
