import type { FunnelGroup, GroupKey, StepAnswer, Times } from '../../src/contract/funnel';
import { extent, percentiles, sizeOf, type Values } from './percentiles';
import type { StepSums } from './tally';

/** The figures of a result: counts, and the times in seconds. */
export function summarize(sums: StepSums, key: GroupKey = { kind: 'all' }): FunnelGroup {
  return { key, steps: stepAnswers(sums) };
}

function stepAnswers({ counts, fromPrevious, fromEntry }: StepSums): StepAnswer[] {
  return Array.from(counts, (actors, k) => {
    if (k === 0) return { actors, fromPrevious: null, fromEntry: null };
    const previous = timesOf(fromPrevious[k]);
    return { actors, fromPrevious: previous, fromEntry: k === 1 ? previous : timesOf(fromEntry[k]) };
  });
}

/** Of durations in µs, in seconds; null of none. */
export function timesOf(durations: Values): Times | null {
  const n = sizeOf(durations);
  if (n === 0) return null;
  const known = extent(durations);
  const [p10, p25, median, p75, p90] = percentiles(durations, [0.1, 0.25, 0.5, 0.75, 0.9], known).map(inSeconds);
  return { n, average: inSeconds(known.sum / n), p10, p25, median, p75, p90 };
}

const inSeconds = (duration: number) => duration / 1e6;
