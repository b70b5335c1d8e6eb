import { allocate } from '../../store/allocate';
import { valuesAtRanks } from '../../../src/core/arrays/quickselect';
import { sizeOf, upperBits, wordsOf, type Durations, type Histogram } from './histogram';

/**
 * Percentiles (0 … 1) of at least one duration, exactly: interpolated linearly between neighbours; a median of two is
 * their mean. Instead of sorting millions of values, only the bins that contain the percentiles are examined.
 */
export function percentiles(durations: Durations, shares: readonly number[], histogram: Histogram): number[] {
  const last = sizeOf(durations) - 1;
  const positions = shares.map((share) => share * last);
  const ranks = [...new Set(positions.flatMap((position) => [Math.floor(position), Math.ceil(position)]))].sort(
    (a, b) => a - b,
  );
  const asked = askedBins(histogram, ranks);
  pick(durations, histogram, asked);
  const found = asked.flatMap((bin) => valuesAtRanks(bin.values, bin.ranks));
  const valueAt = (rank: number) => found[ranks.indexOf(rank)];
  return positions.map((position) => {
    const low = valueAt(Math.floor(position));
    return low + (valueAt(Math.ceil(position)) - low) * (position - Math.floor(position));
  });
}

/** A bin that contains requested ranks, and these ranks relative to its own values. */
interface AskedBin {
  bin: number;
  values: Float64Array;
  ranks: number[];
}

function askedBins({ counts }: Histogram, ranks: readonly number[]): AskedBin[] {
  const asked: AskedBin[] = [];
  let before = 0;
  for (let bin = 0, next = 0; next < ranks.length; before += counts[bin++]) {
    if (ranks[next] >= before + counts[bin]) continue;
    const here: number[] = [];
    while (next < ranks.length && ranks[next] < before + counts[bin]) here.push(ranks[next++] - before);
    asked.push({ bin, values: allocate(Float64Array, counts[bin]), ranks: here });
  }
  return asked;
}

/** Fills the requested bins with their values, in one pass. */
function pick(durations: Durations, { fineness, counts }: Histogram, asked: readonly AskedBin[]): void {
  const { shift, base } = upperBits(fineness);
  const slots = new Int8Array(counts.length).fill(-1);
  for (let slot = 0; slot < asked.length; slot++) slots[asked[slot].bin] = slot;
  const filled = new Uint32Array(asked.length);
  for (const list of durations) {
    const words = wordsOf(list);
    for (let i = 0; i < list.length; i++) {
      const bin = (words[2 * i + 1] >> shift) - base;
      const slot = slots[bin < 0 ? 0 : bin];
      if (slot >= 0) asked[slot].values[filled[slot]++] = list[i];
    }
  }
}
