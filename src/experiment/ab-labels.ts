import { valueName } from '../chart/group-labels';
import { minActors } from '../core/stats/compare-proportions';
import { pText } from '../i18n/comparison-labels';
import { shareOf } from '../core/stats/share-of';
import { count, decimal, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import type { BothVersions } from './both-versions';
import type { AbFigures, AbSide } from './ab-figures';

/** Both ends of the conversion step tested. */
export interface TestedStages {
  from: string;
  to: string;
}

/** Splits with a smaller p-value are reported as uneven: the usual limit, strict because a false alarm stops a test. */
const unevenSplitLevel = 0.01;

export function sideName({ value }: Pick<AbSide, 'value'>): string {
  return valueName(value, undefined);
}

/** "+12.3%", "−4%" */
export function upliftText(uplift: number): string {
  const size = `${decimal(Math.abs(uplift) * 100, 1)}%`;
  if (uplift === 0) return size;
  return `${uplift > 0 ? '+' : '−'}${size}`;
}

/**
 * Reservations about the result, most serious first. `runs`: runs are counted, not persons. `both`: who saw either
 * version and both; null where that is not known.
 */
export function warnings(figures: AbFigures, { runs, both }: { runs: boolean; both: BothVersions | null }): string[] {
  const found: string[] = [];
  if (figures.comparison?.conclusion === 'few') found.push(m.statistics_test_few({ least: minActors }));
  if (figures.split < unevenSplitLevel) {
    found.push(
      m.statistics_test_uneven({
        control: count(figures.control.entered),
        variant: count(figures.variant.entered),
        p: pText(figures.split),
      }),
    );
  }
  if (both !== null && both.both > 0) {
    found.push(
      m.statistics_test_both({
        both: count(both.both),
        all: count(both.all),
        share: share(shareOf(both.both, both.all)),
      }),
    );
  }
  if (runs) found.push(m.statistics_test_runs());
  return found;
}
