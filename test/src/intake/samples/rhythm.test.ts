import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/intake/samples/random';
import {
  dayInSeconds,
  fitting,
  hourInSeconds,
  leisure,
  office,
  type Rhythm,
} from '../../../../src/intake/samples/rhythm';

/** A Wednesday, and the Saturday after it. */
const wednesday = Date.UTC(2026, 3, 1) / 1000;
const saturday = wednesday + 3 * dayInSeconds;

const moments = (from: number, rhythm: Rhythm, count = 2000) => {
  const random = new Random(3);
  return Array.from({ length: count }, () => fitting(from, rhythm, random));
};
const hourOf = (moment: number) => Math.floor((moment % dayInSeconds) / hourInSeconds);
const weekdayOf = (moment: number) => new Date(moment * 1000).getUTCDay();
const shareOf = (all: number[], is: (moment: number) => boolean) => all.filter(is).length / all.length;

describe('a moment at which people are active', () => {
  it('is on the same day or a later one, in whole seconds', () => {
    for (const moment of moments(wednesday + 5000, leisure, 300)) {
      expect(moment).toBeGreaterThanOrEqual(wednesday);
      expect(Number.isInteger(moment)).toBe(true);
    }
  });

  it('is seldom at the weekend where people work', () => {
    const weekend = (moment: number) => [0, 6].includes(weekdayOf(moment));
    expect(shareOf(moments(saturday, office), weekend)).toBeLessThan(0.35);
    expect(shareOf(moments(saturday, leisure), weekend)).toBeGreaterThan(0.8);
  });

  it('is by day in an office, and in the evening in a shop', () => {
    const between = (from: number, to: number) => (moment: number) => hourOf(moment) >= from && hourOf(moment) < to;
    expect(shareOf(moments(wednesday, office), between(8, 18))).toBeGreaterThan(0.8);
    expect(shareOf(moments(wednesday, leisure), between(18, 23))).toBeGreaterThan(0.3);
  });

  it('is the same for the same seed', () => {
    expect(moments(wednesday, office, 20)).toEqual(moments(wednesday, office, 20));
  });
});

describe('a rhythm', () => {
  it.each([leisure, office])('has a weight for each weekday and each hour', ({ days, hours }) => {
    expect([days.length, hours.length]).toEqual([7, 24]);
    expect([...days, ...hours].every((weight) => weight > 0)).toBe(true);
  });
});
