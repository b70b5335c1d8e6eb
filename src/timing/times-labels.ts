import type { Times } from '../core/spec/funnel';
import type { TimesBin, TimesSeries } from '../core/spec/timing';
import { shareOf } from '../core/stats/share-of';
import { duration } from '../i18n/durations';
import { count, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';

/** "3 min – 10 min". */
export function binLabel({ from, to }: Pick<TimesBin, 'from' | 'to'>): string {
  return m.time_between({ from: duration(from), to: duration(to) });
}

/** Who took how long, in a sentence. */
export function timesSentence(times: Times | null, { from, to }: { from: string; to: string }): string {
  if (!times) return m.time_nobody({ from, to });
  const { n, median, p90, average } = times;
  if (n === 1) return m.time_sentence_one({ from, to, time: duration(median) });
  return m.time_sentence({
    n: count(n),
    from,
    to,
    median: duration(median),
    p90: duration(p90),
    average: duration(average),
  });
}

/** All percentiles of a series: what its strip shows. */
export function percentilesText(name: string, times: Times | null): string {
  if (!times) return name;
  return m.time_percentiles({
    name,
    n: count(times.n),
    p10: duration(times.p10),
    p25: duration(times.p25),
    median: duration(times.median),
    p75: duration(times.p75),
    p90: duration(times.p90),
  });
}

/** Number of runs in a range of bins: "12 of 345, 3.5%". */
export function binFigures({ bins, times }: TimesSeries, { from, to }: { from: number; to: number }): string {
  const actors = bins.slice(from, to + 1).reduce((sum, bin) => sum + bin.actors, 0);
  const n = times?.n ?? 0;
  return m.time_bin({ actors: count(actors), n: count(n), share: share(shareOf(actors, n)) });
}
