import { minActors } from '../core/stats/compare-proportions';
import type { RateFigure } from './channel-figures';

/** Whether a rate is of so few that nothing can be said of it. */
export function isFew({ own, comparison }: RateFigure): boolean {
  return own.whole < minActors || comparison?.verdict === 'few';
}
