/**
 * Durations in µs, unordered, in one or more lists, so that the results of several threads need not be concatenated.
 */
export type Durations = readonly Float64Array[];

/** The total number of durations. */
export function sizeOf(durations: Durations): number {
  return durations.reduce((sum, { length }) => sum + length, 0);
}

/** All durations are below 2 to this power, in µs. */
const maxPowers = 64;
/** A power of two is divided into at most 2 to this power bins. */
const maxSplitPower = 7;
/** The bit at which the exponent of a double begins in its upper word, and the exponent of 1. */
const exponentShiftBits = 20;
const exponentOfOne = 1023;

/**
 * A histogram of durations: the count of each bin, and the sum of all durations. Bin 0 holds everything below 1 µs;
 * above that, each power of two is divided into 2 ** fineness bins of equal width. Histograms of disjoint lists can be
 * added.
 */
export interface Histogram {
  fineness: number;
  counts: Uint32Array;
  /** In µs. */
  sum: number;
}

/** Takes one pass; the fineness depends on the number of durations. */
export function histogramOf(durations: Durations): Histogram {
  const fineness = Math.min(maxSplitPower, Math.max(0, 26 - Math.clz32(sizeOf(durations))));
  return histogramAt(fineness, durations);
}

/** At the highest fineness, so that it can be added to others. */
export function finestHistogram(durations: Durations): Histogram {
  return histogramAt(maxSplitPower, durations);
}

/** The sum of histograms of equal fineness. */
export function addHistograms(histograms: readonly Histogram[]): Histogram {
  const [{ fineness, counts }] = histograms;
  const all = new Uint32Array(counts.length);
  for (const histogram of histograms) for (let bin = 0; bin < all.length; bin++) all[bin] += histogram.counts[bin];
  return { fineness, counts: all, sum: histograms.reduce((sum, histogram) => sum + histogram.sum, 0) };
}

/**
 * Doubles as 32-bit words: a duration whose upper word (at odd indices) is `w` belongs to bin `(w >> shift) - base`, or
 * to bin 0 where that is negative.
 */
export const upperBits = (fineness: number) => ({
  shift: exponentShiftBits - fineness,
  base: (exponentOfOne << fineness) - 1,
});

export const wordsOf = ({ buffer, byteOffset, length }: Float64Array) => new Int32Array(buffer, byteOffset, 2 * length);

function histogramAt(fineness: number, durations: Durations): Histogram {
  const counts = new Uint32Array((maxPowers << fineness) + 1);
  const sum = durations.reduce((all, list) => all + countInto(counts, list, fineness), 0);
  return { fineness, counts, sum };
}

/** Returns the sum. A function of its own: inlined in the loop over lists it would take twice as long. */
function countInto(counts: Uint32Array, list: Float64Array, fineness: number): number {
  const { shift, base } = upperBits(fineness);
  const words = wordsOf(list);
  let sum = 0;
  for (let i = 0; i < list.length; i++) {
    const bin = (words[2 * i + 1] >> shift) - base;
    counts[bin < 0 ? 0 : bin]++;
    sum += list[i];
  }
  return sum;
}
