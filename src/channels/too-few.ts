import { minActors } from '../core/stats/compare-proportions';
import type { RateFigure } from './channel-figures';

/** Whether a rate has too few actors for a conclusion. */
export function isFew({ own, comparison }: RateFigure): boolean {
  return own.whole < minActors || comparison?.conclusion === 'few';
}
