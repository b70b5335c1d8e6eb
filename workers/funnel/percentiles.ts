const bins = 2048;
const fewEnough = 4096;

/**
 * The values at the given ranks (0-based, ascending, each once) of `values` in sorted order, exactly. Instead of
 * sorting millions, a histogram finds the bins in which the ranks fall, and only these are looked into further.
 */
export function atRanks(values: Float64Array, ranks: readonly number[]): number[] {
  if (ranks.length === 0) return [];
  if (values.length <= fewEnough) {
    const sorted = values.slice().sort();
    return ranks.map((rank) => sorted[rank]);
  }
  const { low, high } = extent(values);
  if (low === high) return ranks.map(() => low);
  const scale = (bins - 1) / (high - low);
  return withinBins(values, ranks, (value) => Math.floor((value - low) * scale));
}

function extent(values: Float64Array): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return { low, high };
}

function withinBins(values: Float64Array, ranks: readonly number[], binOf: (value: number) => number): number[] {
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) counts[binOf(values[i])]++;
  const found: number[] = [];
  let before = 0;
  for (let bin = 0; bin < bins && found.length < ranks.length; bin++) {
    const after = before + counts[bin];
    const here = ranks.filter((rank) => rank >= before && rank < after).map((rank) => rank - before);
    if (here.length > 0) found.push(...atRanks(inBin(values, binOf, { bin, size: counts[bin] }), here));
    before = after;
  }
  return found;
}

function inBin(
  values: Float64Array,
  binOf: (value: number) => number,
  { bin, size }: { bin: number; size: number },
): Float64Array {
  const picked = new Float64Array(size);
  let n = 0;
  for (let i = 0; i < values.length; i++) if (binOf(values[i]) === bin) picked[n++] = values[i];
  return picked;
}

/** Percentiles (0 … 1) of a list that is not empty, interpolated linearly between neighbours; a median of two is their mean. */
export function percentiles(values: Float64Array, shares: readonly number[]): number[] {
  const places = shares.map((share) => share * (values.length - 1));
  const ranks = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].sort((a, b) => a - b);
  const found = atRanks(values, ranks);
  const valueAt = (rank: number) => found[ranks.indexOf(rank)];
  return places.map((place) => {
    const low = valueAt(Math.floor(place));
    return low + (valueAt(Math.ceil(place)) - low) * (place - Math.floor(place));
  });
}
