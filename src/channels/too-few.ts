import { minActors } from '../core/stats/compare-proportions';
import type { RateFigure } from './channel-figures';

/** Whether a rate has too few actors for a verdict. */
export function isFew({ own, comparison }: RateFigure): boolean {
  return own.whole < minActors || comparison?.verdict === 'few';
}
