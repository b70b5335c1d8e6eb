import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoSided, upperQuantile, upperTail, z95 } from '../../../../src/core/stats/normal';

describe('the normal distribution', () => {
  // R: pnorm(z, lower.tail = FALSE)
  it.each([
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145707],
    [2.5, 0.006209665325776132],
    [2.999, 0.0013543365337271057],
    [3, 0.0013498980316300933],
    [6, 9.865876450376946e-10],
    [10, 7.61985302416047e-24],
    [37, 5.7255712225239266e-300],
  ])('has above %f the share %e', (z, tail) => {
    expect(upperTail(z) / tail).toBeCloseTo(1, 11);
    expect(upperTail(-z)).toBeCloseTo(1 - tail, 15);
  });

  // R: qnorm(tail, lower.tail = FALSE)
  it.each([
    [0.5, 0],
    [0.2, 0.8416212335729142],
    [0.1, 1.2815515655446004],
    [0.025, 1.9599639845400545],
    [1e-6, 4.753424308822899],
    [1e-12, 7.034483825301131],
  ])('leaves the share %e above the point %f', (tail, z) => {
    expect(upperQuantile(tail)).toBeCloseTo(z, 12);
    expect(upperQuantile(1 - tail)).toBeCloseTo(-z, 4);
  });

  it('gives back the share it was asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-15, max: 0.999, noNaN: true }), (tail) => {
        expect(upperTail(upperQuantile(tail)) / tail).toBeCloseTo(1, 9);
      }),
    );
  });

  it('reaches 95 % between its 95 % points', () => {
    expect(twoSided(z95)).toBeCloseTo(0.05, 15);
    expect(twoSided(-z95)).toBe(twoSided(z95));
    expect(twoSided(0)).toBe(1);
  });
});
