import { z95 } from './normal';

/** How many actors met something: `converted` of `allConverted`, `lost` of `allLost`. */
export interface Contingency {
  converted: number;
  lost: number;
  allConverted: number;
  allLost: number;
}

/**
 * (s + 1)(F − f + 1) / ((S − s + 1)(f + 1)): the odds of having met it among the converted, over those among the
 * lost. The + 1 in every cell keeps empty cells from making it 0 or infinite (semantics as in PostHog's correlation
 * analysis). The interval is the logit one (Woolf 1955): ln of the ratio ± 1.96 times the root of the sum of the
 * cells' reciprocals, over the same cells with the same + 1.
 */
export function oddsRatio(table: Contingency): { oddsRatio: number; low: number; high: number } {
  const s = table.converted + 1;
  const f = table.lost + 1;
  const withoutS = table.allConverted - table.converted + 1;
  const withoutF = table.allLost - table.lost + 1;
  const ratio = (s * withoutF) / (withoutS * f);
  const reach = Math.exp(z95 * Math.sqrt(1 / s + 1 / f + 1 / withoutS + 1 / withoutF));
  return { oddsRatio: ratio, low: ratio / reach, high: ratio * reach };
}

/** Minimum number of actors with an event or value for it to be reported: min(25, 2 % of actors). */
export function leastActors(actors: number): number {
  return Math.min(25, actors * 0.02);
}

/** Ratios beyond this, or its reciprocal, are shown with a warning. */
export const extremeRatio = 10;
