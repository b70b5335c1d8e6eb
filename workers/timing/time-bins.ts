import type { TimesBin } from '../../src/core/spec/timing';

const maxTimeBins = { own: 90, automatic: 60 };
/** s, where all times are the same. */
const minBinSeconds = 60;

/** How to bin times, all in seconds. */
export interface BinQuestion {
  /** Null: as many as the cube root of `n`, rounded up, 1 to 60; else 1 to 90. */
  bins: number | null;
  n: number;
  least: number;
  greatest: number;
}

/**
 * Limits of bins of equal width, and of one more for the greatest: from ⌊least⌋ on, every
 * ⌈(⌈greatest⌉ − ⌊least⌋) ÷ bins⌉ s, or 60 s where that is nothing.
 */
export function linearLimits({ bins, n, least, greatest }: BinQuestion): number[] {
  const number = binNumber(bins, n);
  const start = Math.floor(least);
  const width = Math.ceil((Math.ceil(greatest) - start) / number) || minBinSeconds;
  return Array.from({ length: number + 2 }, (_, i) => start + i * width);
}

/**
 * Limits that grow by equal factors, rounded to whole seconds (those that fall together are one), from ⌊least⌋ to
 * ⌈greatest⌉. What takes less than a second has no place on such a scale: it gets a bin of its own, from 0 to 1.
 */
export function logLimits({ bins, n, least, greatest }: BinQuestion): number[] {
  const number = binNumber(bins, n);
  const start = Math.max(1, Math.floor(least));
  const end = Math.max(start + 1, Math.ceil(greatest));
  const limits = Array.from({ length: number + 1 }, (_, i) => Math.round(start * (end / start) ** (i / number)));
  return [...new Set(least < 1 ? [0, ...limits] : limits)];
}

function binNumber(bins: number | null, n: number): number {
  // The cube root of a cube comes out a hair above it.
  const root = Math.round(Math.cbrt(n));
  const automatic = root ** 3 === n ? root : Math.ceil(Math.cbrt(n));
  return Math.max(1, Math.min(bins ?? automatic, bins === null ? maxTimeBins.automatic : maxTimeBins.own));
}

/** Counts times (s) into bins; the last takes its upper limit too. All times lie within the limits. */
export function countInBins(seconds: Float64Array, limits: readonly number[]): TimesBin[] {
  const bins = limits.slice(1).map((to, i): TimesBin => ({ from: limits[i], to, actors: 0 }));
  for (const time of seconds) bins[binIndex(time, limits)].actors++;
  return bins;
}

function binIndex(time: number, limits: readonly number[]): number {
  let low = 0;
  let high = limits.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (limits[middle] <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}
