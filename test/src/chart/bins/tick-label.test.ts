import { describe, expect, it } from 'vitest';
import { tickLabel } from '../../../../src/chart/bins/tick-label';

describe('the label of a tick', () => {
  it.each([
    [0, '0%'],
    [0.25, '25%'],
    [0.025, '2.5%'],
    [0.0005, '0.05%'],
    [0.07, '7%'],
    [1, '100%'],
  ])('is a share of %d as %s', (value, text) => {
    expect(tickLabel(value, true)).toBe(text);
  });

  it.each([
    [0, '0'],
    [40, '40'],
    [1200, '1,200'],
    [12_000, '12K'],
    [2_500_000, '2.5M'],
  ])('is a count of %d as %s', (value, text) => {
    expect(tickLabel(value, false).toUpperCase()).toBe(text);
  });
});
