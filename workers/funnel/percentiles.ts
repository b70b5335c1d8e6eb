const mostBins = 4096;
const fewEnough = 128;

/** Values in one list or in several, in no order: what several threads have found need not be copied together. */
export type Values = readonly Float64Array[];

/** How many values there are. */
export function sizeOf(values: Values): number {
  return values.reduce((sum, { length }) => sum + length, 0);
}

/**
 * The values at the given ranks (0-based, ascending, each once) in sorted order, exactly. Instead of sorting millions, a
 * histogram finds the bins in which the ranks fall, and only these are looked into further.
 */
export function atRanks(values: Values, ranks: readonly number[], { low, high }: Extent = extent(values)): number[] {
  const size = sizeOf(values);
  if (size <= fewEnough) {
    const sorted = Float64Array.from(values.flatMap((list) => [...list])).sort();
    return ranks.map((rank) => sorted[rank]);
  }
  if (low === high) return ranks.map(() => low);
  // About four values to a bin, as long as there are bins.
  const bins = Math.min(mostBins, 1 << (29 - Math.clz32(size)));
  const grid = { low, scale: (bins - 1) / (high - low), bins };
  const asked = askedBins(histogram(values, grid), ranks);
  pick(values, grid, asked);
  return asked.flatMap((bin) => atRanks([bin.values], bin.ranks));
}

/** The least value, the greatest, and all together. */
export interface Extent {
  low: number;
  high: number;
  sum: number;
}

/** In one look; of no values, from Infinity to −Infinity. */
export function extent(values: Values): Extent {
  const all: Extent = { low: Infinity, high: -Infinity, sum: 0 };
  for (const list of values) {
    const { low, high, sum } = extentOfList(list);
    all.low = Math.min(all.low, low);
    all.high = Math.max(all.high, high);
    all.sum += sum;
  }
  return all;
}

/** Apart from the loop over lists, in which it would take twice as long. */
function extentOfList(list: Float64Array): Extent {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  for (let i = 0; i < list.length; i++) {
    const value = list[i];
    if (value < low) low = value;
    if (value > high) high = value;
    sum += value;
  }
  return { low, high, sum };
}

/** Bin b takes the values from low + b / scale on. */
interface Grid {
  low: number;
  scale: number;
  bins: number;
}

/** A bin in which ranks fall, and these ranks among its own values. */
interface AskedBin {
  bin: number;
  values: Float64Array;
  ranks: number[];
}

function histogram(values: Values, { low, scale, bins }: Grid): Uint32Array {
  const counts = new Uint32Array(bins);
  for (const list of values) for (let i = 0; i < list.length; i++) counts[((list[i] - low) * scale) | 0]++;
  return counts;
}

function askedBins(counts: Uint32Array, ranks: readonly number[]): AskedBin[] {
  const asked: AskedBin[] = [];
  let before = 0;
  for (let bin = 0, next = 0; next < ranks.length; before += counts[bin++]) {
    if (ranks[next] >= before + counts[bin]) continue;
    const here: number[] = [];
    while (next < ranks.length && ranks[next] < before + counts[bin]) here.push(ranks[next++] - before);
    asked.push({ bin, values: new Float64Array(counts[bin]), ranks: here });
  }
  return asked;
}

/** Fills the asked bins with their values, in one pass. */
function pick(values: Values, { low, scale, bins }: Grid, asked: readonly AskedBin[]): void {
  const slots = new Int8Array(bins).fill(-1);
  for (let slot = 0; slot < asked.length; slot++) slots[asked[slot].bin] = slot;
  const filled = new Uint32Array(asked.length);
  for (const list of values) {
    for (let i = 0; i < list.length; i++) {
      const slot = slots[((list[i] - low) * scale) | 0];
      if (slot >= 0) asked[slot].values[filled[slot]++] = list[i];
    }
  }
}

/**
 * Percentiles (0 … 1) of at least one value, interpolated linearly between neighbours; a median of two is their
 * mean.
 */
export function percentiles(values: Values, shares: readonly number[], known: Extent = extent(values)): number[] {
  const last = sizeOf(values) - 1;
  const places = shares.map((share) => share * last);
  const ranks = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].sort((a, b) => a - b);
  const found = atRanks(values, ranks, known);
  const valueAt = (rank: number) => found[ranks.indexOf(rank)];
  return places.map((place) => {
    const low = valueAt(Math.floor(place));
    return low + (valueAt(Math.ceil(place)) - low) * (place - Math.floor(place));
  });
}
