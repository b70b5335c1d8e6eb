import type { FunnelGroup, StepAnswer, Times } from '../../src/contract/funnel';
import { percentiles } from './percentiles';
import { requiredBefore, type Runs } from './runs';
import type { FunnelPartial, PartialGroup } from './tally';

/** The figures of a result: counts, and the times in seconds. */
export function summarize(partial: FunnelPartial): FunnelGroup[] {
  return partial.groups.map((group) => ({ key: { kind: 'all' }, steps: stepAnswers(group) }));
}

function stepAnswers({ counts, fromPrevious, fromEntry }: PartialGroup): StepAnswer[] {
  return Array.from(counts, (actors, k) => {
    if (k === 0) return { actors, fromPrevious: null, fromEntry: null };
    const previous = timesOf(fromPrevious[k].values);
    return { actors, fromPrevious: previous, fromEntry: k === 1 ? previous : timesOf(fromEntry[k].values) };
  });
}

/** The same figures of some runs of a table, told by their places. */
export function summarizeRows(runs: Runs, rows: Uint32Array, optional: number): StepAnswer[] {
  const scratch = new Float64Array(rows.length);
  return Array.from({ length: runs.steps }, (_, k): StepAnswer => {
    const before = requiredBefore({ optional }, k);
    const previous = durationsTo(k, { from: before, runs, rows, scratch });
    const actors = previous.length;
    if (k === 0) return { actors, fromPrevious: null, fromEntry: null };
    const fromPrevious = timesOf(previous);
    if (before === 0) return { actors, fromPrevious, fromEntry: fromPrevious };
    return { actors, fromPrevious, fromEntry: timesOf(durationsTo(k, { from: 0, runs, rows, scratch })) };
  });
}

interface Passage {
  from: number;
  runs: Runs;
  rows: Uint32Array;
  scratch: Float64Array;
}

/** Of the runs that did step k: how long, in µs, after step `from`, which such runs have all done. Written over `scratch`. */
function durationsTo(k: number, { from, runs, rows, scratch }: Passage): Float64Array {
  const { taken, times, steps } = runs;
  const bit = 1 << k;
  let size = 0;
  for (let n = 0; n < rows.length; n++) {
    const run = rows[n];
    if ((taken[run] & bit) !== 0) scratch[size++] = times[run * steps + k] - times[run * steps + from];
  }
  return scratch.subarray(0, size);
}

export function timesOf(values: Float64Array): Times | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const [p10, p25, median, p75, p90] = percentiles(values, [0.1, 0.25, 0.5, 0.75, 0.9]).map(
    (duration) => duration / 1e6,
  );
  return { n: values.length, average: sum / values.length / 1e6, p10, p25, median, p75, p90 };
}
