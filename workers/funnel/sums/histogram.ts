/** Durations in µs, in one list or in several, in no order: what several threads have found need not be copied together. */
export type Durations = readonly Float64Array[];

/** How many there are. */
export function sizeOf(durations: Durations): number {
  return durations.reduce((sum, { length }) => sum + length, 0);
}

/** No span of times is as long as 2 to this power, in µs. */
const maxPowers = 64;
/** A power of two is divided into at most 2 to this power of bins. */
const maxSplitPower = 7;
/** Where the exponent of a double begins in its upper word, and that of 1. */
const exponentShiftBits = 20;
const exponentOfOne = 1023;

/**
 * How durations are spread, up to some fineness: how many lie in each bin, and their sum. What is less than a µs is in
 * bin 0; from there on each power of two is divided into 2 ** fineness bins of one width. Those of disjoint lists add up.
 */
export interface Histogram {
  fineness: number;
  counts: Uint32Array;
  /** In µs. */
  sum: number;
}

/** In one look; as finely as so many durations are worth. */
export function histogramOf(durations: Durations): Histogram {
  const fineness = Math.min(maxSplitPower, Math.max(0, 26 - Math.clz32(sizeOf(durations))));
  return spreadAt(fineness, durations);
}

/** As finely as can be, so that it may be added to others. */
export function finestHistogram(durations: Durations): Histogram {
  return spreadAt(maxSplitPower, durations);
}

/** Over all of them, equally fine. */
export function addHistograms(spreads: readonly Histogram[]): Histogram {
  const [{ fineness, counts }] = spreads;
  const all = new Uint32Array(counts.length);
  for (const spread of spreads) for (let bin = 0; bin < all.length; bin++) all[bin] += spread.counts[bin];
  return { fineness, counts: all, sum: spreads.reduce((sum, spread) => sum + spread.sum, 0) };
}

/**
 * Doubles as words of 32 bits: bin b of a spread is that of the upper words (those at odd places) `w` for which
 * `(w >> shift) - base` is b, and bin 0 also that of all less.
 */
export const upperBits = (fineness: number) => ({
  shift: exponentShiftBits - fineness,
  base: (exponentOfOne << fineness) - 1,
});

export const wordsOf = ({ buffer, byteOffset, length }: Float64Array) => new Int32Array(buffer, byteOffset, 2 * length);

function spreadAt(fineness: number, durations: Durations): Histogram {
  const counts = new Uint32Array((maxPowers << fineness) + 1);
  const sum = durations.reduce((all, list) => all + countInto(counts, list, fineness), 0);
  return { fineness, counts, sum };
}

/** Gives the sum. Apart from the loop over lists, in which it would take twice as long. */
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
