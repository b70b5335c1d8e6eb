import type { TrendBucket } from '../core/spec/timing';
import { minActors } from '../core/stats/compare-proportions';
import { shareOf } from '../core/stats/share-of';
import { wilson, type RateInterval } from '../core/stats/wilson';
import type { TrendSettings } from './trend-settings';

type Measure = TrendSettings['measure'];

/** One interval of a series as drawn. */
export interface TrendPoint {
  /** A share or a count; null where nobody entered, so that there is no rate. */
  value: number | null;
  /** Wilson 95 % interval of a rate. */
  interval: RateInterval | null;
  /** Drawn as provisional: it can still change, or too few actors entered. */
  unfinished: boolean;
  /** The moving average up to here; null where there are not enough intervals yet. */
  average: number | null;
}

export function trendPoints(buckets: readonly TrendBucket[], measure: Measure, average: number): TrendPoint[] {
  return buckets.map((bucket, at) => {
    const { entered, incomplete } = bucket;
    const rated = measure === 'rate' && entered > 0;
    return {
      value: bucketValue(bucket, measure),
      interval: rated ? wilson(bucket.converted, entered) : null,
      unfinished: incomplete || (measure === 'rate' && entered < minActors),
      average: average > 1 && at >= average - 1 ? averageOf(buckets.slice(at - average + 1, at + 1), measure) : null,
    };
  });
}

function bucketValue({ entered, converted }: TrendBucket, measure: Measure): number | null {
  if (measure === 'rate') return shareOf(converted, entered);
  return measure === 'entered' ? entered : converted;
}

/** Rates: total converted ÷ total entered, so that days with few actors weigh little. Counts: the mean. */
function averageOf(buckets: readonly TrendBucket[], measure: Measure): number | null {
  const sum = (of: 'entered' | 'converted') => buckets.reduce((total, bucket) => total + bucket[of], 0);
  if (measure !== 'rate') return sum(measure) / buckets.length;
  return shareOf(sum('converted'), sum('entered'));
}
