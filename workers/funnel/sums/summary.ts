import type { FunnelGroup, GroupKey, StepAnswer, Times } from '../../../src/core/spec/funnel';
import { percentiles } from './percentiles';
import { sizeOf, histogramOf, type Durations, type Histogram } from './histogram';
import type { StepHistograms, StepSums } from './tally';

/** A group's key, and the histograms of its durations where they are known. */
interface Known {
  key?: GroupKey;
  histograms?: StepHistograms | null;
}

/** The figures of a result: counts, and the times in seconds. */
export function summarize(sums: StepSums, { key = { kind: 'all' }, histograms = null }: Known = {}): FunnelGroup {
  return { key, steps: stepAnswers(sums, histograms) };
}

function stepAnswers({ counts, fromPrevious, fromEntry }: StepSums, histograms: StepHistograms | null): StepAnswer[] {
  return Array.from(counts, (actors, k) => {
    if (k === 0) return { actors, fromPrevious: null, fromEntry: null };
    const previous = timesOf(fromPrevious[k], histograms?.fromPrevious[k]);
    return {
      actors,
      fromPrevious: previous,
      fromEntry: k === 1 ? previous : timesOf(fromEntry[k], histograms?.fromEntry[k]),
    };
  });
}

/** In seconds; null where there are no durations. */
export function timesOf(durations: Durations, histogram: Histogram = histogramOf(durations)): Times | null {
  const n = sizeOf(durations);
  if (n === 0) return null;
  const [p10, p25, median, p75, p90] = percentiles(durations, [0.1, 0.25, 0.5, 0.75, 0.9], histogram).map(inSeconds);
  return { n, average: inSeconds(histogram.sum / n), p10, p25, median, p75, p90 };
}

const inSeconds = (duration: number) => duration / 1e6;
