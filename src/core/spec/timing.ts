import * as v from 'valibot';
import type { FunnelSpec, GroupKey, Times } from './funnel';

/** Weeks begin on Monday; all in the dataset's zone. */
export const trendIntervalSchema = v.picklist(['day', 'week', 'month', 'quarter']);
export type TrendInterval = v.InferOutput<typeof trendIntervalSchema>;

/** The rate from step `from` to step `to` (indices of required steps) over the dates of entry. */
export interface TrendQuestion {
  spec: FunnelSpec;
  from: number;
  to: number;
  interval: TrendInterval;
}

/** The runs that entered in one interval; an actor counts once in each it entered in. */
export interface TrendBucket {
  /** First day as `2026-11-21`. */
  day: string;
  /** Actors (or runs) that reached `from`. */
  entered: number;
  /** Of them, those that reached `to`. */
  converted: number;
  /**
   * Whether someone counted as lost here can still convert after the newest event, so that the rate can still rise, or
   * the interval itself may not be over.
   */
  incomplete: boolean;
}

interface TrendSeries {
  key: GroupKey;
  /**
   * The same intervals in every series, without gaps, from the first in which anyone entered to that of the newest
   * event, or of the end of `dateRange`. None where nobody entered.
   */
  buckets: TrendBucket[];
}

/** All first, then the groups drawn and `other`, as in `FunnelAnswer`. */
export interface TrendAnswer {
  series: TrendSeries[];
}

/** Bins of durations: null: ⌈∛n⌉ of them, 1 to 60. */
export const timesBinsSchema = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)));

/** `log`: the limits of bins grow by equal factors, in whole seconds; less than a second is a bin of its own. */
export const timesScaleSchema = v.picklist(['linear', 'log']);

/** How long actors took from step `from` to step `to` (indices of required steps). */
export interface TimesQuestion {
  spec: FunnelSpec;
  from: number;
  to: number;
  bins: v.InferOutput<typeof timesBinsSchema>;
  scale: v.InferOutput<typeof timesScaleSchema>;
}

/** Runs that took from … to seconds, `to` excluded but in the last bin. */
export interface TimesBin {
  from: number;
  to: number;
  actors: number;
}

export interface TimesSeries {
  key: GroupKey;
  /** Null where nobody converted. */
  times: Times | null;
  /** The same limits in every series. */
  bins: TimesBin[];
}

/** All first, then the groups drawn and `other`, as in `FunnelAnswer`. */
export interface TimesAnswer {
  series: TimesSeries[];
}
