import { describe, expect, it } from 'vitest';
import type { ChannelFigures, RateFigure } from '../../../src/channels/channel-figures';
import { heatColour, heatRange } from '../../../src/channels/heat';
import { compareProportions } from '../../../src/core/stats/compare-proportions';

function cell(part: number, whole: number): RateFigure {
  const own = { part, whole };
  const rest = { part: 5000, whole: 10_000 };
  return { own, rest, rate: part / whole, interval: null, comparison: compareProportions(own, rest) };
}

const channel = (...conversionSteps: RateFigure[]) => ({ conversionSteps }) as ChannelFigures;
const strength = (of: RateFigure, range: number) => Number(/(\d+)%/.exec(heatColour(of, range) ?? '')?.[1]);

describe('the colours of the heat map', () => {
  it('reach from the largest difference beyond chance, however far one that may be chance goes', () => {
    expect(heatRange([channel(cell(600, 1000), cell(26, 40))])).toBeCloseTo(0.1, 5);
    expect(heatRange([channel(cell(26, 40))])).toBe(0.05);
  });

  it('are paler where the difference may be chance', () => {
    expect(strength(cell(600, 1000), 0.1)).toBe(52);
    expect(strength(cell(26, 40), 0.1)).toBeLessThan(20);
  });
});
