import type { TrendInterval, TrendBucket } from '../core/spec/timing';
import { minActors } from '../core/stats/compare-proportions';
import { count, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import { shareOf } from '../core/stats/share-of';
import { wilson } from '../core/stats/wilson';
import type { TrendSettings } from './trend-settings';

type TrendMeasure = TrendSettings['measure'];

/** The figures of one interval: "12.3% (45 of 366, 95% interval 9.3% – 16.1%)", or a count. */
export function bucketFigures({ entered, converted }: TrendBucket, measure: TrendMeasure): string {
  if (measure !== 'rate') return count(measure === 'entered' ? entered : converted);
  if (entered === 0) return m.time_trend_nobody();
  const { low, high } = wilson(converted, entered);
  return m.time_trend_rate({
    rate: share(shareOf(converted, entered)),
    converted: count(converted),
    entered: count(entered),
    low: share(low),
    high: share(high),
  });
}

/** The main figure of an interval. */
export function bucketCell({ entered, converted }: TrendBucket, measure: TrendMeasure): string {
  if (measure !== 'rate') return count(measure === 'entered' ? entered : converted);
  return share(shareOf(converted, entered));
}

/** Why a point is drawn as provisional; '' where it is not. */
export function unfinishedText({ entered, incomplete }: TrendBucket, measure: TrendMeasure): string {
  if (incomplete) return m.time_trend_incomplete();
  return measure === 'rate' && entered > 0 && entered < minActors ? m.time_trend_few() : '';
}

/** Actors that entered in a range of intervals; an actor counts once in each interval. */
export function sumOf(buckets: readonly TrendBucket[]): { entered: number; converted: number } {
  return {
    entered: buckets.reduce((sum, { entered }) => sum + entered, 0),
    converted: buckets.reduce((sum, { converted }) => sum + converted, 0),
  };
}

export const intervalLabels: Record<TrendInterval, () => string> = {
  day: m.time_interval_day,
  week: m.time_interval_week,
  month: m.time_interval_month,
  quarter: m.time_interval_quarter,
};
